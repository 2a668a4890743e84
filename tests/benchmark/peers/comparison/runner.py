"""Runs our cases and the programs of the peers, each in a process of its own, and collects their figures."""

import contextlib
import dataclasses
import json
import os
import pathlib
import signal
import subprocess
import sys
import typing

from comparison.comparisons import Comparison

ROOT = pathlib.Path(__file__).resolve().parents[4]
PROGRAMS = pathlib.Path(__file__).resolve().parents[1] / "programs"
PYTHON = ROOT / "build" / "peers" / "bin" / "python"

Figures = dict[str, float]


class Failed(Exception):
    """A program did not give its figures. The message says why in one line."""


@contextlib.contextmanager
def started(command: list[str]) -> typing.Iterator[subprocess.Popen[str]]:
    """Starts a process in a group of its own, and kills the group if the process still runs after the block."""
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
    """Returns what a command prints on stdout."""
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
    """Runs both sides, and remembers what does not work on either."""

    testbench: pathlib.Path
    versions: dict[str, str] = dataclasses.field(default_factory=dict)
    # Peers, and cases and programs with their arguments, that are not tried again.
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
        """Whether the peer is installed. If it is not, a line says so once."""
        key = (comparison.peer,)
        if key in self.given_up:
            return False
        search = f"import importlib.util as u, sys; sys.exit(u.find_spec('{comparison.module}') is None)"
        try:
            output_of([str(PYTHON), "-c", search])
        except Failed:
            self.skip(key, "is not installed; tests/benchmark/peers/install.sh installs it")
            return False
        return True

    def theirs(self, comparison: Comparison) -> Figures | None:
        key = (comparison.program, *comparison.arguments)
        if key in self.given_up:
            return None
        try:
            measured = json_of([str(PYTHON), str(PROGRAMS / comparison.program), *comparison.arguments])
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


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
