#!/usr/bin/env bash
# Classifies the held-out digits, compares the results with those of the framework, and tries number formats.
# usage: run.sh [LIF_TESTBENCH]; the results go to out/ in the current folder
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
testbench=${1:-$here/../../../build/lif-testbench}

network=("$here/digits.nir" --dt 1e-4 --convention snntorch)
samples=(--samples "$here/test.csv" --steps 25 --input-scale 0.0625)

"$testbench" classify "${network[@]}" "${samples[@]}" --out out/03_digits
cmp out/03_digits/predictions.csv "$here/expected.csv"
echo "every class and every count is the framework's"

area=()
if command -v yosys >/dev/null; then area=(--area --input-format u5.4); fi
"$testbench" sweep-format "${network[@]}" "${samples[@]}" --out out/03_digits_formats "${area[@]}" \
  --weights none --weights 12.10 --weights 8.6 --weights 6.4 --weights 5.3 --weights 4.2 \
  --state none --state 16.10 --state 10.6 --state 8.4
