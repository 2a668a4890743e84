#!/usr/bin/env python3
"""Compares a simulated cortical column with runs of another program, and fails if they differ.

usage: validate.py FOLDER dc|poisson

FOLDER has the results of `lif-testbench simulate --discard 500`. Mean rates have to lie within 4 % of the reference,
and within 8 % for L23E, whose rate depends most on the seed. After 5 s or more, the distributions over the neurons of
rates, of the irregularity of intervals, and of the correlations of spike counts have to be as close to those of the
reference as its own runs with different seeds are to each other, up to a factor of two (distance of Kolmogorov and
Smirnov).
"""
import bisect
import csv
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
DISCARDED_MS = 500
STEPS_PER_MS = 10
BIN_STEPS = 20  # 2 ms, the refractory time: a neuron spikes at most once in a bin
CORRELATED_NEURONS = 250
LEAST_SECONDS_FOR_DISTRIBUTIONS = 5
RESOLUTION = 0.02  # of distances between quantiles that are 2 % apart


def read_trains(folder, sizes):
    """Returns the spikes of each neuron of each population, as steps after the discarded time."""
    trains = {name: [[] for _ in range(size)] for name, size in sizes.items()}
    first = DISCARDED_MS * STEPS_PER_MS
    with open(folder / "spikes.csv", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for step, population, neuron in rows:
            if int(step) >= first:
                trains[population][int(neuron)].append(int(step) - first)
    return trains


def irregularity(train):
    intervals = [after - before for before, after in zip(train, train[1:])]
    mean = sum(intervals) / len(intervals)
    return math.sqrt(sum((interval - mean) ** 2 for interval in intervals) / len(intervals)) / mean


def correlations(trains, bins):
    """Returns the correlation coefficients of the binned spikes of the first neurons that spike."""
    binned = []
    for train in trains:
        if train and len(binned) < CORRELATED_NEURONS:
            binned.append(sum(1 << bin_of for bin_of in {step // BIN_STEPS for step in train}))
    shares = [bin(bits).count("1") / bins for bits in binned]
    coefficients = []
    for i, first in enumerate(binned):
        for k in range(i):
            together = bin(first & binned[k]).count("1") / bins - shares[i] * shares[k]
            spread = math.sqrt(shares[i] * (1 - shares[i]) * shares[k] * (1 - shares[k]))
            coefficients.append(together / spread)
    return coefficients


def quantiles(values):
    ordered = sorted(values)
    return [ordered[round(i / 50 * (len(ordered) - 1))] for i in range(51)]


def distance(first, second):
    """Returns the largest difference of two cumulative distributions that are given by their quantiles."""
    largest = 0
    for value in first + second:
        shares = [(bisect.bisect_left(of, value) + bisect.bisect_right(of, value)) / 2 / len(of)
                  for of in (first, second)]
        largest = max(largest, abs(shares[0] - shares[1]))
    return largest


def allowed_distance(name, kind, seeds):
    """Returns twice the largest distance between runs that differ in their seeds alone."""
    references = [run[name][kind] for run in seeds]
    among = [distance(a, b) for i, a in enumerate(references) for b in references[:i]]
    return 2 * max(among + [RESOLUTION])


def main():
    if len(sys.argv) != 3 or sys.argv[2] not in ("dc", "poisson"):
        sys.exit(__doc__)
    folder, drive = pathlib.Path(sys.argv[1]), sys.argv[2]
    summary = json.loads((folder / "summary.json").read_text())
    seconds = summary["simulated_seconds"] - DISCARDED_MS / 1000
    every_run = json.loads((HERE / "reference.json").read_text())["runs"]
    runs = [run for name, run in every_run.items() if name.startswith(drive)]
    # The spread between seeds is that of the direct current, of which there are four runs.
    seeds = [run for name, run in every_run.items() if name.startswith("dc")] if len(runs) == 1 else runs
    faults = []
    if summary["synapses"] != 298880968:
        faults.append(f"{summary['synapses']} synapses instead of 298880968")
    sizes = {entry["population"]: entry["neurons"] for entry in summary["populations"]}
    has_distributions = seconds >= LEAST_SECONDS_FOR_DISTRIBUTIONS
    trains = read_trains(folder, sizes) if has_distributions else None
    for entry in summary["populations"]:
        name = entry["population"]
        expected = sum(run[name]["rate"] for run in runs) / len(runs)
        rate = entry["spikes"]["rate_hz"]
        off, allowed = rate / expected - 1, 0.08 if name == "L23E" else 0.04
        line = f"{name:5} {rate:6.3f} /s, expected {expected:6.3f}: {100 * off:+5.1f} %"
        if abs(off) > allowed:
            faults.append(f"the rate of {name} differs by {100 * off:+.1f} %; allowed are {100 * allowed:.0f} %")
        if has_distributions:
            own = {
                "rates": quantiles([len(train) / seconds for train in trains[name]]),
                "cvs": quantiles([irregularity(train) for train in trains[name] if len(train) >= 3]),
                "ccs": quantiles(correlations(trains[name], int(seconds * 1000 * STEPS_PER_MS / BIN_STEPS))),
            }
            for kind in own:
                found = min(distance(own[kind], run[name][kind]) for run in runs)
                most = allowed_distance(name, kind, seeds)
                line += f"   {kind} {found:.3f} of {most:.3f}"
                if found > most:
                    faults.append(f"the distribution of {kind} of {name} is {found:.3f} away; allowed is {most:.3f}")
        print(line)
    for fault in faults:
        print(f"FAULT: {fault}")
    print("the column differs from the reference" if faults else "the column is that of the reference")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
