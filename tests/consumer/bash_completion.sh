#!/usr/bin/env bash
# Completes some command lines with the installed completion file, as bash would.
# usage: bash_completion.sh PREFIX
set -euo pipefail
prefix=$1

PATH=$prefix/bin:$PATH
# shellcheck disable=SC1091
source "$prefix/share/bash-completion/completions/lif-testbench"
compopt() { :; }  # the builtin works only while bash completes

# expect "LINE" "WORDS": the last word of LINE completes to WORDS
expect() {
  read -ra COMP_WORDS <<<"$1"
  [[ $1 == *' ' ]] && COMP_WORDS+=("")
  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
  COMPREPLY=()
  _lif_testbench
  if [[ ${COMPREPLY[*]} != "$2" ]]; then
    echo "'$1' completes to '${COMPREPLY[*]}', expected '$2'"
    exit 1
  fi
}

expect "lif-testbench sw" "sweep sweep-format"
expect "lif-testbench classify --sam" "--samples"
expect "lif-testbench list snntorch.La" "snntorch.Lapicque"
expect "lif-testbench network --convention si" "sinabs"
expect "lif-testbench --thr" "--threshold"
expect "lif-testbench sweep --po" "--points"
expect "lif-testbench --stimulus s" "step sine"
expect "lif-testbench --model l" "lif lif.ALIF lava.LIF lava.LIFReset lava.LIFRefractory lava.TernaryLIF"
expect "lif-testbench run --dtype fl" "float"
expect "lif-testbench benchmark brunel-d" "brunel-dense"
expect "lif-testbench run --trace" "--trace --trace-window"
echo "completion works"
