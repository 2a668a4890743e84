"""What the programs in this folder share: threads, times, memory, and the line of JSON that each prints.

The line is {"peer": ..., "version": ..., "figures": {...}}. Times are CPU times of the process with all its threads,
except those with `wall` in their names, which are wall times.
"""

import argparse
import collections.abc
import contextlib
import ctypes
import dataclasses
import json
import os
import resource
import time

# Neurons without synapses get constant currents drawn between 0 and this. With beta = 0.9 and a threshold of 1 some
# 0.7 % of them spike in a step. Brian2 is fastest with few spikes; the cost of the others does not depend on them.
LARGEST_CURRENT = 0.12


@dataclasses.dataclass
class Span:
    """The seconds that a block takes."""

    cpu_s: float = 0.0
    wall_s: float = 0.0

    def __add__(self, other: "Span") -> "Span":
        return Span(self.cpu_s + other.cpu_s, self.wall_s + other.wall_s)


@contextlib.contextmanager
def timed() -> collections.abc.Iterator[Span]:
    """Measures the block of its with statement."""
    span = Span()
    wall, cpu = time.perf_counter(), time.process_time()
    yield span
    span.cpu_s, span.wall_s = time.process_time() - cpu, time.perf_counter() - wall


def per_step(run: collections.abc.Callable[[int], object], seconds: float = 1.0) -> tuple[Span, int]:
    """Runs more and more steps until a run takes this CPU time; returns the time and the steps of that run."""
    steps = 1
    while True:
        with timed() as span:
            run(steps)
        if span.cpu_s >= seconds:
            return span, steps
        steps = max(2 * steps, int(1.2 * steps * seconds / max(span.cpu_s, 1e-3)))


def neuron_figures(span: Span, steps: int, neurons: int) -> dict[str, float]:
    """The nanoseconds of a step, those of the update of one neuron, and the peak memory."""
    return {
        "steps": steps,
        "ns_per_step": span.cpu_s * 1e9 / steps,
        "ns_per_update": span.cpu_s * 1e9 / steps / neurons,
        "wall_ns_per_step": span.wall_s * 1e9 / steps,
        "peak_MiB": peak_mib(),
    }


def network_figures(
    build: Span, simulation: Span, spikes: int, rate_hz: float, synapses: int, peak: float
) -> dict[str, float]:
    """The figures of a network, with the names that lif-testbench uses."""
    return {
        "simulation_s": simulation.cpu_s,
        "wall_s": simulation.wall_s,
        "build_s": build.cpu_s,
        "build_wall_s": build.wall_s,
        "peak_MiB": peak,
        "rate_hz": rate_hz,
        "spikes": spikes,
        "synapses": synapses,
    }


def peak_mib() -> float:
    """The peak memory of this process."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def limit_threads(threads: int) -> None:
    """Limits OpenMP and the libraries of linear algebra. Call it before these are imported, as they read it once."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = str(threads)


def keep_memory() -> None:
    """Makes malloc keep what is freed. Otherwise it returns some sizes in each step, which takes 1.6 times as long."""
    trim_threshold, mmap_threshold = -1, -3
    libc = ctypes.CDLL(None)
    libc.mallopt(trim_threshold, 1 << 30)
    libc.mallopt(mmap_threshold, 32 << 20)


def report(peer: str, measured: collections.abc.Callable[[], tuple[str, dict[str, float]]]) -> None:
    """Prints the line of JSON with the version and the figures. What is printed meanwhile goes to stderr."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as stdout:
        os.dup2(2, 1)
        version, figures = measured()
        print(json.dumps({"peer": peer, "version": version, "figures": figures}), file=stdout)


def report_neurons(
    peer: str, description: str | None, measured: collections.abc.Callable[[int], tuple[str, dict[str, float]]]
) -> None:
    """The main program for neurons without synapses, on one thread. The command line says how many."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("neurons", metavar="N", type=int, nargs="?", default=1)
    neurons = parser.parse_args().neurons
    limit_threads(1)
    keep_memory()
    report(peer, lambda: measured(neurons))
