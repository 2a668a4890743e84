#!/usr/bin/env bash
# Checks the example: its headers are those that lif-testbench writes, and its predictions are those of `core`, whatever
# the quantum is.
# usage: check.sh LIF_TESTBENCH 07_CORE_ON_A_BUS; works in the current folder
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
testbench=$1
example=$2
digits=$here/../03_digits
mkdir -p 07_core_on_a_bus
cd 07_core_on_a_bus

"$here/generate.sh" "$testbench" .
cmp lif_core_registers.h "$here/lif_core_registers.h"
cmp lif_core_memory.h "$here/lif_core_memory.h"
"$testbench" core "$digits/digits.nir" --dt 1e-4 --convention snntorch --weights 8.6 --state 16.8 --input-format u5.4 \
  --samples "$digits/test.csv" --steps 25 --input-scale 0.0625 --quiet --out core > core.txt
for quantum in 0 1000 1000000; do
  "$example" "$digits/test.csv" "$quantum"
  cmp core_on_a_bus_predictions.csv core/predictions.csv
done
echo "the predictions of lif-testbench core with each quantum"
