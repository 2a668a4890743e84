#!/usr/bin/env bash
# Writes random neurons as SystemVerilog, has Verilator, Icarus Verilog and Yosys read them without a warning, and runs
# them under Verilator beside their models.
# usage: run_batch.sh WRITER LIBRARY CXX FLAGS MODULES TESTS KIND SEED COUNT STEPS
set -euo pipefail
writer=$1 library=$2 compiler=$3 flags=$4 modules=$5 tests=$6 kind=$7 seed=$8 count=$9 steps=${10}
folder=batch_${kind}_$seed
rm -rf "$folder"
mkdir "$folder"
"$writer" "$kind" "$seed" "$count" "$folder"
verilator --lint-only -Wall -Wno-DECLFILENAME -Wno-MULTITOP "$folder/neurons.sv"
if command -v iverilog >/dev/null; then
  iverilog -g2012 -Wall -o "$folder/neurons.vvp" "$folder/neurons.sv" 2>&1 | tee "$folder/iverilog.log"
  [[ ! -s $folder/iverilog.log ]]
fi
if command -v yosys >/dev/null; then
  yosys -q -e '.*' -p "read_verilog -sv $folder/neurons.sv; proc; check -assert"
fi
verilator --cc --exe --build -O3 -Wno-fatal --top-module batch --Mdir "$folder/model" -o runner \
  -CFLAGS "-std=c++17 -O1 -ffp-contract=off $flags -I$modules -I$tests" -LDFLAGS "$flags -pthread" \
  -MAKEFLAGS "CXX=$compiler LINK=$compiler" \
  "$folder/batch.sv" "$tests/rtl/batch_runner.cpp" "$tests/rtl/random_neurons.cpp" "$library" \
  >"$folder/verilator.log" 2>&1 || { cat "$folder/verilator.log" && exit 1; }
"$folder/model/runner" "$kind" "$seed" "$count" "$steps"
