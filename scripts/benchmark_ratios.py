#!/usr/bin/env python3
"""Prints nanoseconds per step and ratios from the JSON of neuron-benchmark: median and range."""

import json
import statistics
import sys


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        runs = json.load(file)["benchmarks"]
    times: dict[str, list[float]] = {}
    for run in runs:
        if run["run_type"] == "iteration":
            times.setdefault(run["run_name"], []).append(run["per_step"] * 1e9)
    print(f"{'modules':>8} {'bare [ns/step]':>20} {'LIFNeuron [ns/step]':>22} {'ratio of medians':>18}")
    for name, bare in times.items():
        kind, count = name.split("/")
        if kind != "bare":
            continue
        neuron = times[f"LIFNeuron/{count}"]
        show = lambda values: f"{statistics.median(values):.1f} ({min(values):.1f}-{max(values):.1f})"
        ratio = statistics.median(neuron) / statistics.median(bare)
        print(f"{count:>8} {show(bare):>20} {show(neuron):>22} {ratio:>18.2f}")


if __name__ == "__main__":
    main()
