#!/usr/bin/env bash
# Completes some command lines with the installed completion files, as bash, zsh and fish would. What the shell itself
# would do with the words that the files offer (bash's and zsh's builtins) is written in words that can be compared.
# usage: completion.sh PREFIX SHELL...
set -euo pipefail
prefix=$1
shift
PATH=$prefix/bin:$PATH
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
touch current.csv net.nir
mkdir results

# The words that the last word of a line completes to, sorted, on one line.
by_bash() {
  # shellcheck disable=SC2016
  COMP_LINE=$1 bash -c '
    compopt() { :; }  # the builtin works only while bash completes
    source "$0/share/bash-completion/completions/lif-testbench"
    COMP_POINT=${#COMP_LINE}
    _lif_testbench
    printf "%s\n" "${COMPREPLY[@]}"' "$prefix"
}
by_zsh() {
  # shellcheck disable=SC2016
  zsh -f -c '
    compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -l -- ${(M)@:#${words[CURRENT]}*}; }
    compset() { kept=1; }
    _files() { [[ $1 == -/ ]] && print -l -- *(/) || print -l -- *; }
    words=(${(z)1}); [[ $1 == *" " ]] && words+=("")
    CURRENT=$#words
    source $2/share/zsh/site-functions/_lif-testbench' zsh "$1" "$prefix" | grep "^${1##* }" || true
}
by_fish() {
  # shellcheck disable=SC2016
  fish --no-config -c '
    source $argv[2]/share/fish/vendor_completions.d/lif-testbench.fish
    complete -C $argv[1]' -- "$1" "$prefix" | cut -f 1
}

# expect "LINE" "WORDS" ["WORDS of bash"]: the last word of LINE completes to WORDS. bash replaces only what follows = or :.
expect() {
  local expected found
  for shell in "${shells[@]}"; do
    expected=$2
    [[ $shell == bash ]] && expected=${3-$2}
    found=$("by_$shell" "$1" | sort | tr '\n' ' ')
    if [[ ${found% } != "$expected" ]]; then
      echo "$shell: '$1' completes to '${found% }', expected '$expected'"
      exit 1
    fi
  done
}

shells=("$@")
export LC_ALL=C
expect "lif-testbench sw" "sweep sweep-format"
expect "lif-testbench help cl" "classify"
expect "lif-testbench classify --sam" "--samples"
expect "lif-testbench list snntorch.La" "snntorch.Lapicque"
expect "lif-testbench network --convention si" "sinabs"
expect "lif-testbench --thr" "--threshold"
expect "lif-testbench sweep --po" "--points"
expect "lif-testbench --stimulus s" "sine step"
expect "lif-testbench --model l" "lava.LIF lava.LIFRefractory lava.LIFReset lava.TernaryLIF lif lif.ALIF"
expect "lif-testbench --model=snntorch.La" "--model=snntorch.Lapicque" "snntorch.Lapicque"
expect "lif-testbench run --dtype fl" "float"
expect "lif-testbench benchmark brunel-d" "brunel-dense"
expect "lif-testbench run --trace" "--trace --trace-window"
expect "lif-testbench run --set be" "beta="
expect "lif-testbench run --model rtl.LIF --set res" "reset= reset_overflow= reset_value= rest_potential="
expect "lif-testbench run --model rtl.LIF --set reset=in" "reset=input" "input"
expect "lif-testbench run --model snntorch.Leaky --set reset_delay=t" "reset_delay=true" "true"
expect "lif-testbench compare --models lif,snntorch.La" "lif,snntorch.Lapicque"
expect "lif-testbench compare --models lif,rtl.LIF --set leak_sh" "leak_shift= leak_shift_2= leak_shifts="
expect "lif-testbench run --input cu" "current.csv"
expect "lif-testbench network n" "net.nir"
expect "lif-testbench compare cu" "current.csv"
[[ ${shells[*]} == fish ]] || expect "lif-testbench run --out re" "results"
[[ ${shells[*]} != fish ]] || expect "lif-testbench run --out re" "results/"
echo "completion works"
