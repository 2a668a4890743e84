#!/usr/bin/env bash
# Writes the headers of this example anew: the registers of the core of the digits network, and what its memories hold.
# usage: generate.sh [LIF_TESTBENCH [FOLDER]]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
testbench=${1:-$here/../../../build/lif-testbench}
folder=${2:-$here}
core=("$here/../03_digits/digits.nir" --dt 1e-4 --convention snntorch --weights 8.6 --state 16.8 --input-format u5.4
  --inject-depth 256 --output-depth 256)

"$testbench" registers "${core[@]}" --format c > "$folder/lif_core_registers.h"
"$testbench" registers "${core[@]}" --format memory > "$folder/lif_core_memory.h"
