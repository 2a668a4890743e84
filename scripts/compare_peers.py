#!/usr/bin/env python3
"""Measures the library beside other simulators, in turns, and prints the ratios.

scripts/peers.sh installs the simulators. What is missing on either side is skipped, with a line that says so.
"""

import argparse
import contextlib
import dataclasses
import datetime
import json
import math
import os
import pathlib
import platform
import signal
import statistics
import subprocess
import sys
import typing

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = ROOT / "scripts" / "peers"
PYTHON = ROOT / "build" / "peers" / "bin" / "python"
INTERRUPTED = 130


@dataclasses.dataclass(frozen=True)
class Row:
    """A figure of one of our cases, and the one of the peer that it stands beside."""

    meaning: str
    case: str
    figure: str
    peer_figure: str
    unit: str
    # To the unit that is shown.
    scale: float = 1.0


@dataclasses.dataclass(frozen=True)
class Comparison:
    """One run of a peer for each round, and before it one of each of our cases."""

    name: str
    peer: str
    program: str
    module: str
    rows: tuple[Row, ...]
    # For the peer and for us.
    arguments: tuple[str, ...] = ()
    our_arguments: tuple[str, ...] = ()

    def cases(self) -> list[str]:
        return list(dict.fromkeys(row.case for row in self.rows))


def network_rows(*cases: tuple[str, str]) -> tuple[Row, ...]:
    """Brunel's network: the time of the simulation by each of our forms, and what else the first of them costs."""
    times = [Row(f"Brunel, {form}: simulation", case, "simulation_s", "simulation_s", "s") for case, form in cases]
    first = cases[0][0]
    return (
        *times,
        Row("Brunel: build", first, "build_s", "build_s", "s"),
        Row("Brunel: peak memory", first, "peak_MiB", "peak_MiB", "MiB"),
        Row("Brunel: rate of a neuron (the same network if equal)", first, "rate_hz", "rate_hz", "Hz"),
    )


def wall_rows(*cases: tuple[str, str]) -> tuple[Row, ...]:
    """On several threads: wall time is what they are for."""
    return tuple(
        Row(f"Brunel, {form}, 2 threads: simulation, wall time", case, "wall_s", "wall_s", "s") for case, form in cases
    )


NEURON = (Row("one neuron: a step, clock included", "neuron", "ns_per_step", "ns_per_step", "us", 1e-3),)
POPULATION = (Row("100 000 neurons: an update of one", "population", "ns_per_update", "ns_per_update", "ns"),)
BRUNEL = (
    ("brunel", "one weight a sign"),
    ("brunel-general", "a weight and a delay for each synapse"),
    ("brunel-dense", "dense"),
    ("brunel-modules", "a module for each neuron"),
)
TWO_THREADS = ("--threads", "2")

COMPARISONS = (
    Comparison("neuron-torch", "PyTorch", "torch_neuron.py", "torch", NEURON, ("1",)),
    Comparison("neuron-snntorch", "snnTorch", "snntorch_leaky.py", "snntorch", NEURON, ("1",)),
    Comparison("population-torch", "PyTorch", "torch_neuron.py", "torch", POPULATION, ("100000",)),
    Comparison("population-snntorch", "snnTorch", "snntorch_leaky.py", "snntorch", POPULATION, ("100000",)),
    Comparison("population-brian2", "Brian2", "brian2_population.py", "brian2", POPULATION, ("100000",)),
    Comparison("brunel-nest", "NEST", "nest_brunel.py", "nest", network_rows(*BRUNEL)),
    Comparison("brunel-brian2", "Brian2", "brian2_brunel.py", "brian2", network_rows(*BRUNEL)),
    Comparison("brunel-nest-2", "NEST", "nest_brunel.py", "nest", wall_rows(*BRUNEL[:3]), TWO_THREADS, TWO_THREADS),
    # Brian2 has no such row: its OpenMP threads spin, and on shared cores take several times as long as one alone.
)

Figures = dict[str, float]


class Failed(Exception):
    """A program that did not give its figures; says why in a line."""


@contextlib.contextmanager
def started(command: list[str]) -> typing.Iterator[subprocess.Popen[str]]:
    """A process with all that it starts, which ends with the block."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            process_group=0,
        )
    except OSError as error:
        raise Failed(f"{command[0]}: {error.strerror}") from error
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def output_of(command: list[str]) -> str:
    """What a command prints on stdout."""
    with started(command) as process:
        output, complaints = process.communicate()
    if process.returncode != 0:
        said = complaints.strip().splitlines() or [f"ends with {process.returncode}"]
        raise Failed(said[-1])
    return output


def json_of(command: list[str]) -> typing.Any:
    output = output_of(command)
    try:
        return json.loads(output)
    except json.JSONDecodeError as error:
        raise Failed(f"prints no JSON: {error}") from error


@dataclasses.dataclass
class Runner:
    """Runs both sides, and knows what does not work on either."""

    testbench: pathlib.Path
    versions: dict[str, str] = dataclasses.field(default_factory=dict)
    # Cases with their arguments, and programs, that are not tried again.
    given_up: set[tuple[str, ...]] = dataclasses.field(default_factory=set)

    def skip(self, key: tuple[str, ...], reason: object) -> None:
        self.given_up.add(key)
        say(f"skipped: {' '.join(key)}: {reason}")

    def ours(self, case: str, arguments: tuple[str, ...]) -> Figures | None:
        key = (case, *arguments)
        if key in self.given_up:
            return None
        command = [str(self.testbench), "benchmark", case, "--json", "--repetitions", "1", *arguments]
        try:
            for measured in json_of(command):
                if measured["case"] == case:
                    return dict(measured["figures"])
            raise Failed("is not in what is printed")
        except Failed as reason:
            self.skip(key, reason)
            return None

    def has(self, comparison: Comparison) -> bool:
        """Whether the peer is installed; told once."""
        key = (comparison.peer,)
        if key in self.given_up:
            return False
        search = f"import importlib.util as u, sys; sys.exit(u.find_spec('{comparison.module}') is None)"
        try:
            output_of([str(PYTHON), "-c", search])
        except Failed:
            self.skip(key, "is not installed; scripts/peers.sh installs it")
            return False
        return True

    def theirs(self, comparison: Comparison) -> Figures | None:
        key = (comparison.program, *comparison.arguments)
        if key in self.given_up:
            return None
        try:
            measured = json_of([str(PYTHON), str(PEERS / comparison.program), *comparison.arguments])
        except Failed as reason:
            self.skip(key, reason)
            return None
        self.versions[measured["peer"]] = measured["version"]
        return dict(measured["figures"])

    def version(self) -> str:
        try:
            return output_of([str(self.testbench), "--version"]).splitlines()[0]
        except (Failed, IndexError):
            return self.testbench.name


@dataclasses.dataclass
class Result:
    """The rounds of one row."""

    comparison: Comparison
    row: Row
    ours: list[float] = dataclasses.field(default_factory=list)
    theirs: list[float] = dataclasses.field(default_factory=list)

    def add(self, ours: Figures, theirs: Figures) -> None:
        if self.row.figure in ours and self.row.peer_figure in theirs:
            self.ours.append(ours[self.row.figure] * self.row.scale)
            self.theirs.append(theirs[self.row.peer_figure] * self.row.scale)

    def cells(self) -> tuple[str, ...]:
        """The row of the table. The ratios are of the rounds, each of two runs one after the other."""
        ratios = [theirs / ours for ours, theirs in zip(self.ours, self.theirs)]
        unit = self.row.unit
        return (
            self.row.meaning,
            self.comparison.peer,
            f"{shown(self.ours)} {unit}",
            f"{shown(self.theirs)} {unit}",
            shown(ratios),
        )


HEADER = ("case", "peer", "ours", "peer's", "peer : ours")


def digits(value: float) -> str:
    """Three significant digits, without an exponent."""
    decimals = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{value:.{decimals}f}"


def shown(values: list[float]) -> str:
    """Median, smallest and largest."""
    return f"{digits(statistics.median(values))} ({digits(min(values))}-{digits(max(values))})"


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def measure(comparison: Comparison, runner: Runner, rounds: int, results: list[Result]) -> None:
    """Adds a comparison's rows to the results, whose figures grow round by round."""
    if not runner.has(comparison):
        return
    of_rows = [Result(comparison, row) for row in comparison.rows]
    results += of_rows
    for number in range(1, rounds + 1):
        say(f"{comparison.name}: round {number} of {rounds}")
        ours = {case: runner.ours(case, comparison.our_arguments) for case in comparison.cases()}
        if not any(ours.values()):
            return
        theirs = runner.theirs(comparison)
        if theirs is None:
            return
        for result in of_rows:
            figures = ours[result.row.case]
            if figures is not None:
                result.add(figures, theirs)


def processor() -> str:
    """The CPU's model."""
    with contextlib.suppress(OSError):
        for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def conditions(runner: Runner, rounds: int) -> str:
    """Where, when and with what it was measured."""
    peers = [f"{name} {version}" for name, version in sorted(runner.versions.items())]
    return (
        f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores; {', '.join([runner.version(), *peers])}. "
        f"Median (smallest-largest) of {rounds} rounds, each a run of ours and one of the peer's; one thread and CPU "
        "time where nothing else is said."
    )


def as_text(rows: list[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows)


def as_markdown(rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


def selected(names: list[str]) -> list[Comparison]:
    """The comparisons of these names, or with these cases, or with these peers; all without names."""
    found = []
    unknown = {name.lower() for name in names}
    for comparison in COMPARISONS:
        answers_to = {comparison.name, comparison.peer.lower(), *comparison.cases()}
        matching = {name.lower() for name in names} & answers_to
        unknown -= matching
        rows = comparison.rows
        if not matching & {comparison.name, comparison.peer.lower()}:
            rows = tuple(row for row in rows if row.case in matching)
        if not names or matching:
            found.append(comparison if not names else dataclasses.replace(comparison, rows=rows))
    if unknown:
        known = ", ".join(comparison.name for comparison in COMPARISONS)
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}; there are {known}, and the names of cases and peers")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="5 by default")
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help=f"a comparison, a case of ours or a peer; may be repeated. Comparisons: "
        f"{', '.join(comparison.name for comparison in COMPARISONS)}",
    )
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument("--testbench", type=pathlib.Path, default=ROOT / "build" / "lif-testbench", metavar="FILE")
    arguments = parser.parse_args()
    if arguments.rounds < 1:
        parser.error("--rounds is at least 1")
    try:
        comparisons = selected(arguments.only)
    except ValueError as error:
        parser.error(str(error))

    runner = Runner(arguments.testbench)
    results: list[Result] = []
    interrupted = False
    try:
        for comparison in comparisons:
            measure(comparison, runner, arguments.rounds, results)
    except KeyboardInterrupt:
        interrupted = True
        say("interrupted: what was measured so far")
    rows = [HEADER, *(result.cells() for result in results if result.ours)]
    if len(rows) == 1:
        say("nothing was measured on both sides")
        return INTERRUPTED if interrupted else 1
    print(as_markdown(rows) if arguments.markdown else as_text(rows))
    print()
    print(conditions(runner, arguments.rounds))
    return INTERRUPTED if interrupted else 0


if __name__ == "__main__":
    sys.exit(main())
