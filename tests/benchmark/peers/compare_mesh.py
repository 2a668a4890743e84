#!/usr/bin/env python3
"""Measures `lif-testbench mesh` in turns with SANA-FE, which tests/benchmark/peers/install.sh installs.

usage: tests/benchmark/peers/compare_mesh.py ARCHITECTURE.yaml NETWORK.yaml [--steps N] [--rounds N]

SANA-FE's own example is arch/loihi.yaml with snn/dvs.yaml of its repository. Our steps are timed as the difference
between runs of many steps and of one, and with the files that a run writes; SANA-FE's without files.
"""

import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
MANY = 20  # times the steps, so that our difference is not lost in the noise


def ours(testbench: pathlib.Path, files: list[str], steps: int) -> tuple[float, int, float]:
    """Seconds, memory in kB and energy of a run."""
    with tempfile.TemporaryDirectory() as folder:
        command = [str(testbench), "mesh", "--architecture", files[0], "--network", files[1], "--steps", str(steps),
                   "--out", f"{folder}/mesh", "--quiet"]
        begin = time.perf_counter()
        timed = subprocess.run(["/usr/bin/env", "python3", "-c", MEASURE, *command], check=True, capture_output=True,
                               text=True)
        seconds = time.perf_counter() - begin
        summary = json.loads(pathlib.Path(folder, "mesh", "summary.json").read_text())
        return seconds, int(timed.stdout), summary["energy"]["total"]


MEASURE = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def theirs(files: list[str], steps: int) -> dict:
    program = ROOT / "tests/benchmark/peers/programs/sanafe_mesh.py"
    python = ROOT / "build/peers/bin/python"
    run = subprocess.run([str(python), str(program), *files, str(steps)], check=True, capture_output=True, text=True)
    return json.loads(run.stdout.splitlines()[-1])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs=2, metavar="FILE.yaml")
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--testbench", type=pathlib.Path, default=ROOT / "build" / "lif-testbench")
    arguments = parser.parse_args()
    if not (ROOT / "build/peers/bin/python").exists():
        print("left out: SANA-FE is not installed (tests/benchmark/peers/install.sh)")
        return 0
    rows = {"steps": [], "reading and steps": [], "memory": []}
    for _ in range(arguments.rounds):
        peer = theirs(arguments.files, arguments.steps)
        whole, memory, energy = ours(arguments.testbench, arguments.files, arguments.steps)
        one, _, _ = ours(arguments.testbench, arguments.files, 1)
        many, _, _ = ours(arguments.testbench, arguments.files, 1 + MANY * arguments.steps)
        if abs(energy - peer["energy"]) > 1e-12 * energy:
            sys.exit(f"the energies differ: ours {energy}, SANA-FE's {peer['energy']}")
        rows["steps"].append(peer["steps"] / ((many - one) / MANY))
        rows["reading and steps"].append((peer["load"] + peer["steps"]) / whole)
        rows["memory"].append(peer["memory"] / memory)
        print(f"SANA-FE {peer['load']:.2f} s + {peer['steps']:.3f} s, {peer['memory']} kB; ours {whole:.2f} s, of which "
              f"{(many - one) / MANY:.3f} s steps, {memory} kB", file=sys.stderr)
    for name, ratios in rows.items():
        print(f"{name}: {statistics.median(ratios):.1f} times SANA-FE's ({min(ratios):.1f} to {max(ratios):.1f})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
