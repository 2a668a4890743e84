#!/usr/bin/env python3
"""Runs clang-tidy over the library and the testbench, with the commands of a configured build.

usage: scripts/check_tidy.py [BUILD_FOLDER]

Most of the time would be spent on the same headers for each source: those of SystemC, Boost and the standard library.
So sources that are compiled with the same options are checked in groups, each group as one file. If a group fails, its
sources are checked one by one, which gives the places of what was found, or finds nothing if two sources of the group
merely use the same name.
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
LARGEST_GROUP = 26
# Paths through a function that the static analyzer follows before it gives up: with its own limit, eleven times this
# one, it takes half of all the time for a few long functions.
ANALYSIS = ["-Xclang", "-analyzer-config", "-Xclang", "max-nodes=20000"]


def commands_of(build):
    """Yields each source of the library and the testbench with its target and its options, without its own names."""
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = pathlib.Path(entry["file"]).resolve()
        is_ours = any(source.is_relative_to(ROOT / folder)
                      for folder in ("modules", "testbench", "tests/benchmark/cases"))
        if is_ours and source.suffix == ".cpp":
            command = shlex.split(entry["command"])
            own = command.index("-o")
            yield source, command[own + 1].split(".dir/")[0], command[:own]


def groups_of(build):
    """Yields options, and a list of sources of one target that are compiled with them."""
    alike = {}
    for source, target, command in commands_of(build):
        alike.setdefault((target, *command), []).append(source)
    for (_, *command), sources in alike.items():
        for first in range(0, len(sources), LARGEST_GROUP):
            yield command, sources[first:first + LARGEST_GROUP]


def check(source, command):
    """Returns what clang-tidy finds, or an empty text."""
    # In a group, names of one source may hide those of another. Compilers check each source for hidden names.
    result = subprocess.run(["clang-tidy", "--quiet", f"--config-file={ROOT / '.clang-tidy'}", str(source),
                             "--", *command[1:], "-Wno-shadow", *ANALYSIS], capture_output=True, text=True)
    return result.stdout + result.stderr if result.returncode != 0 else ""


def check_group(folder, number, command, sources):
    text = "".join(source.read_text() for source in sources)
    group = folder / f"group_{number}.cpp"
    group.write_text(text)
    # Sources include headers of their own folders.
    found = check(group, [*command, *sorted({f"-I{source.parent}" for source in sources})])
    return "".join(check(source, command) for source in sources) if found else ""


def main():
    build = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build")
    try:
        groups = sorted(groups_of(build), key=lambda group: -sum(source.stat().st_size for source in group[1]))
    except FileNotFoundError as error:
        sys.exit(f"{error.filename}: not found: configure the build first, with cmake --preset dev")
    if not groups:
        sys.exit(f"{build}: compiles no source of {ROOT}")
    with tempfile.TemporaryDirectory() as folder:
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            checks = [pool.submit(check_group, pathlib.Path(folder), number, *group)
                      for number, group in enumerate(groups)]
            found = "".join(check.result() for check in checks)
    sys.stderr.write(found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
