#!/usr/bin/env python3
"""Prints the times per step, as median and range, and their ratios from the JSON output of a benchmark."""

import json
import statistics
import sys


def shown(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} ({min(values):.1f}-{max(values):.1f})"


def print_modules(times: dict[str, list[float]]) -> None:
    print(f"{'modules':>8} {'by hand [ns/step]':>20} {'LIFNeuron [ns/step]':>22} {'ratio of medians':>18}")
    for name, by_hand in times.items():
        kind, count = name.split("/")
        if kind != "by_hand":
            continue
        neuron = times[f"LIFNeuron/{count}"]
        ratio = statistics.median(neuron) / statistics.median(by_hand)
        print(f"{count:>8} {shown(by_hand):>20} {shown(neuron):>22} {ratio:>18.2f}")


def print_fixed_point(times: dict[str, list[float]]) -> None:
    yardstick = statistics.median(times["fixed_step/sc_fixed"])
    print(f"{'number type':>14} {'[ns/step]':>22} {'times faster':>14}")
    for name, values in times.items():
        print(f"{name.split('/')[1]:>14} {shown(values):>22} {yardstick / statistics.median(values):>14.1f}")


def print_conversions(times: dict[str, list[float]]) -> None:
    yardstick = statistics.median(times["conversion/std::to_chars"])
    print(f"{'conversion':>18} {'[ns/number]':>22} {'times faster':>14}")
    for name, values in times.items():
        print(f"{name.split('/')[1]:>18} {shown(values):>22} {yardstick / statistics.median(values):>14.2f}")


def print_waveforms(times: dict[str, list[float]]) -> None:
    print(f"{'waveform':>8} {'writer':>10} {'[us/step]':>22} {'times faster':>14}")
    for name, values in sorted(times.items()):
        _, kind, writer = name.replace("_", "/", 1).split("/")
        yardstick = statistics.median(times[f"waveform_{kind}/sc_trace"])
        micros = [value / 1000 for value in values]
        print(f"{kind:>8} {writer:>10} {shown(micros):>22} {yardstick / statistics.median(values):>14.1f}")


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        runs = json.load(file)["benchmarks"]
    times: dict[str, list[float]] = {}
    for run in runs:
        if run["run_type"] == "iteration":
            per_step = run["per_step"] if "per_step" in run else 1 / run["items_per_second"]
            times.setdefault(run["run_name"], []).append(per_step * 1e9)
    if "fixed_step/sc_fixed" in times:
        print_fixed_point(times)
    elif "waveform_dense/sc_trace" in times:
        print_waveforms(times)
    elif "conversion/std::to_chars" in times:
        print_conversions(times)
    else:
        print_modules(times)


if __name__ == "__main__":
    main()
