#!/usr/bin/env python3
"""Measures how `lif-testbench simulate` scales over the processes of an MPI job, and projects it to more.

usage: tests/benchmark/scaling.py [LIF_TESTBENCH] [--rounds N] [--column]

Strong scaling: one network on 1, 2 and 4 processes. Weak scaling: as many neurons for each process as one has, with as
many synapses each. Processes take turns, and the figures are medians of wall-clock times. --column adds the cortical
column (3 GB) to the strong scaling. The projection takes three constants from the measurements: the work of a process,
the time of an exchange without spikes, and the time that each spike of the whole network costs each process. Run it on an
idle machine; with more processes than processors it says little.
"""
import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
NEURONS = 25_000  # of one process, in weak scaling
IN_DEGREE = 1_250
SECONDS = 1
RESOLUTION = 0.1  # ms
SHORTEST_DELAYS = (1.5, 0.1)  # ms

ENVIRONMENT = {
    **os.environ,
    "OMPI_ALLOW_RUN_AS_ROOT": "1",
    "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1",
    "OMPI_MCA_rmaps_base_oversubscribe": "1",
}


def balanced_network(neurons, shortest_delay):
    """Returns Brunel's network with more neurons, and a weight and a delay for each synapse."""
    excitatory, inhibitory = neurons * 4 // 5, neurons // 5
    parameters = {"tau_m": 20, "t_ref": 2, "E_L": 0, "V_th": 20, "V_reset": 10}
    populations = [{"name": name, "model": "nest.iaf_psc_delta", "count": count, "parameters": parameters}
                   for name, count in (("excitatory", excitatory), ("inhibitory", inhibitory))]
    projections = []
    for source, degree, weight in (("excitatory", IN_DEGREE * 4 // 5, 0.1), ("inhibitory", IN_DEGREE // 5, -0.5)):
        for target in ("excitatory", "inhibitory"):
            projections.append({
                "source": source, "target": target, "rule": "fixed_indegree", "indegree": degree,
                "weight": {"distribution": "normal", "mean": weight, "std": abs(weight) / 10},
                "delay": {"distribution": "uniform", "min": shortest_delay, "max": shortest_delay + 1.5},
            })
    drives = [{"target": population["name"], "type": "poisson_generator", "rate": 20_000, "weight": 0.1}
              for population in populations]
    return {"resolution": RESOLUTION, "time": 1000 * SECONDS, "populations": populations, "projections": projections,
            "drives": drives, "recorders": []}


def silent_network():
    """Returns a network without spikes that exchanges in every step."""
    return {"resolution": RESOLUTION, "time": 1000 * SECONDS,
            "populations": [{"name": "a", "model": "lif", "count": 128}],
            "projections": [{"source": "a", "target": "a", "rule": "one_to_one", "weight": 1, "delay": RESOLUTION}],
            "recorders": []}


def chatty_network(folder, spikes_a_step):
    """Returns the silent network beside neurons that spike for nobody."""
    steps = round(1000 * SECONDS / RESOLUTION)
    count = 40 * spikes_a_step
    with open(folder / "spikes.csv", "w") as file:
        file.write("step,neuron\n")
        for step in range(steps):
            file.writelines(f"{step},{(step * spikes_a_step + i) * 7919 % count}\n" for i in range(spikes_a_step))
    network = silent_network()
    network["populations"].append({"name": "b", "spike_trains": "spikes.csv", "count": count})
    return network


class Bench:
    def __init__(self, testbench, folder, rounds):
        self.testbench, self.folder, self.rounds = testbench, folder, rounds

    def run(self, name, processes):
        command = [str(self.testbench), "simulate", str(self.folder / name), "--out", str(self.folder / "out"), "--json",
                   "--quiet"]
        if processes > 1:
            command = ["mpirun", "-n", str(processes)] + command
        result = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, check=True)
        return json.loads(result.stdout)

    def seconds(self, name, processes):
        """Returns the wall-clock time of the simulation alone, and the last summary."""
        summaries = [self.run(name, processes) for _ in range(self.rounds)]
        return statistics.median(summary["wall_seconds"] for summary in summaries), summaries[-1]

    def write(self, name, network):
        (self.folder / name).write_text(json.dumps(network))


def strong(bench, name, title):
    print(f"\n{title}, strong scaling\n")
    print("| processes | seconds | times as fast | building, s | memory of all, GiB |\n|---|---|---|---|---|")
    alone = None
    for processes in (1, 2, 4):
        seconds, summary = bench.seconds(name, processes)
        alone = alone or seconds
        print(f"| {processes} | {seconds:.2f} | {alone / seconds:.2f} | {summary['build_wall_seconds']:.1f} "
              f"| {summary['peak_bytes'] / 2**30:.2f} |")


def weak(bench, shortest_delay):
    """Prints weak scaling; returns the time and the spikes of one process alone."""
    print(f"\n{NEURONS} neurons with {IN_DEGREE} synapses each a process, shortest delay {shortest_delay} ms, weak scaling\n")
    print("| processes | seconds | efficiency | rate, /s |\n|---|---|---|---|")
    alone, spikes = None, 0
    for processes in (1, 2, 4):
        bench.write("weak.json", balanced_network(NEURONS * processes, shortest_delay))
        seconds, summary = bench.seconds("weak.json", processes)
        alone = alone or seconds
        rate = summary["spikes"]["count"] / NEURONS / processes / SECONDS
        spikes = spikes or summary["spikes"]["count"]
        print(f"| {processes} | {seconds:.2f} | {alone / seconds:.2f} | {rate:.1f} |")
    return alone, spikes


def constants(bench):
    """Returns the time of an exchange without spikes between two processes, and of a spike of the whole network."""
    steps = round(1000 * SECONDS / RESOLUTION)
    bench.write("silent.json", silent_network())
    exchange = (bench.seconds("silent.json", 2)[0] - bench.seconds("silent.json", 1)[0]) / steps
    spikes_a_step = 100
    bench.write("chatty.json", chatty_network(bench.folder, spikes_a_step))
    spike = (bench.seconds("chatty.json", 2)[0] - bench.seconds("silent.json", 2)[0]) / (steps * spikes_a_step)
    return max(exchange, 0), max(spike, 0)


def project(work, spikes, windows, exchange, spike):
    """Prints the efficiency of weak scaling: an exchange takes its time for each doubling of the processes."""
    cells = []
    for processes in (2, 4, 16, 64, 256, 1024):
        total = work + windows * exchange * math.log2(processes) + spikes * (processes - 1) * spike
        cells.append(f"{work / total:.2f}")
    return " | ".join(cells)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("testbench", nargs="?", default=ROOT / "build/lif-testbench", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--column", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(arguments.testbench.resolve(), pathlib.Path(name), arguments.rounds)
        bench.write("balanced.json", balanced_network(NEURONS, SHORTEST_DELAYS[0]))
        strong(bench, "balanced.json", f"{NEURONS} neurons with {IN_DEGREE} synapses each")
        if arguments.column:
            column = json.loads((ROOT / "testbench/examples/10_cortical_column/column.json").read_text())
            bench.write("column.json", {**column, "time": 1000 * SECONDS, "recorders": []})
            strong(bench, "column.json", "The cortical column")
        measured = {delay: weak(bench, delay) for delay in SHORTEST_DELAYS}
        exchange, spike = constants(bench)
        print(f"\nan exchange without spikes: {exchange * 1e6:.2f} us; a spike of the whole network: {spike * 1e9:.1f} ns")
        print("\nprojected efficiency of weak scaling\n\n| shortest delay | 2 | 4 | 16 | 64 | 256 | 1024 processes |\n"
              "|---|---|---|---|---|---|---|")
        for delay, (work, spikes) in measured.items():
            windows = 1000 * SECONDS / delay
            print(f"| {delay} ms | {project(work, spikes, windows, exchange, spike)} |")


if __name__ == "__main__":
    main()
