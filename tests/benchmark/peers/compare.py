#!/usr/bin/env python3
"""Measures the library in turns with other simulators, and prints the ratios.

tests/benchmark/peers/install.sh installs the simulators. What is missing on either side is skipped, with a line that says so.
"""

import argparse
import contextlib
import datetime
import os
import pathlib
import platform
import sys

from comparison.comparisons import COMPARISONS, Comparison, selected
from comparison.runner import ROOT, Runner, say
from comparison.table import HEADER, Result, as_markdown, as_text

INTERRUPTED = 130


def measure(comparison: Comparison, runner: Runner, rounds: int, results: list[Result]) -> None:
    """Measures a comparison round by round, and adds its rows to the results."""
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
    """The model of the CPU."""
    with contextlib.suppress(OSError):
        for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def conditions(runner: Runner, rounds: int) -> str:
    """A sentence on where, when and with what it was measured."""
    peers = [f"{name} {version}" for name, version in sorted(runner.versions.items())]
    return (
        f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores; {', '.join([runner.version(), *peers])}. "
        f"Median (smallest-largest) of {rounds} rounds, each a run of ours and one of the peer's; one thread and CPU "
        "time where nothing else is said."
    )


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
