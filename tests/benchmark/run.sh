#!/usr/bin/env bash
# Measures the clocked neuron, fixed point, waveforms and the conversion of their numbers, a lock step and a core in turns
# with their baselines, and prints the ratios.
# usage: tests/benchmark/run.sh [options of Google Benchmark]
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=scripts/setup.sh
source scripts/setup.sh

install_missing "${build_packages[@]}" libbenchmark-dev verilator zlib1g-dev python3 libfmt-dev libdouble-conversion-dev
cmake --preset release -DLIF_BUILD_BENCHMARKS=ON >/dev/null
cmake --build build --target neuron-benchmark fixed-point-benchmark waveform-benchmark conversion-benchmark \
  core-benchmark lock-step-benchmark >/dev/null
results=$(mktemp)
trap 'rm -f "$results"' EXIT
for benchmark in neuron-benchmark fixed-point-benchmark waveform-benchmark conversion-benchmark; do
  SYSTEMC_DISABLE_COPYRIGHT_MESSAGE=1 "build/tests/benchmark/$benchmark" \
    --benchmark_repetitions=9 --benchmark_enable_random_interleaving=true --benchmark_min_time=0.1 \
    --benchmark_out="$results" --benchmark_out_format=json "$@" >/dev/null
  python3 tests/benchmark/ratios.py "$results"
done
SYSTEMC_DISABLE_COPYRIGHT_MESSAGE=1 build/tests/benchmark/lock-step-benchmark
SYSTEMC_DISABLE_COPYRIGHT_MESSAGE=1 build/tests/benchmark/core-benchmark
