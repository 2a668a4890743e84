#!/usr/bin/env bash
# Simulates the cortical column and compares it with the reference.
#
# usage: run.sh [LIF_TESTBENCH [dc|poisson [MS [THREADS]]]]
#
# The defaults are build/lif-testbench, direct current, 1.5 s of simulated time and 2 threads. Results go to a folder
# `column_dc` or `column_poisson` in the working folder. It needs 4 GB of memory.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
testbench=${1:-build/lif-testbench}
drive=${2:-dc}
ms=${3:-1500}
threads=${4:-2}

python3 "$here/make_network.py" "$drive" > "column_$drive.json"
"$testbench" simulate "column_$drive.json" --time "$ms" --discard 500 --threads "$threads" --out "column_$drive"
python3 "$here/validate.py" "column_$drive" "$drive"
