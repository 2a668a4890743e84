#!/usr/bin/env python3
"""Runs the commands of the READMEs as they are printed, in a temporary folder.

usage: check_commands.py SOURCE_FOLDER BUILD_FOLDER

A command is an indented line that begins with build/lif-testbench. What follows two blanks and a # is a comment. A
command with a word in capitals, such as FILE, stands for many commands and is not run.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

COMMAND = re.compile(r"^    (build/lif-testbench\b.*?)(?:\s{2,}#.*)?$")
FORM = re.compile(r"(^|\s)[A-Z]{3,}(\s|$)")


def commands_of(readme):
    for number, line in enumerate(readme.read_text().splitlines(), 1):
        match = COMMAND.match(line)
        if match and not FORM.search(match.group(1)):
            yield number, match.group(1)


def main():
    source, build = (pathlib.Path(argument).resolve() for argument in sys.argv[1:])
    failures, count = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "build").symlink_to(build)
        for part in ("testbench", "tests"):
            (folder / part).symlink_to(source / part)
        for readme in ("README.md", "testbench/README.md"):
            for line, command in commands_of(source / readme):
                count += 1
                result = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, text=True,
                                        timeout=120, check=False)
                expected = (0, 1) if "--models" in command else (0,)  # it is 1 if models differ
                if result.returncode not in expected:
                    failures += 1
                    print(f"{readme}:{line}: {command}: exit code {result.returncode}: {result.stderr}")
    print(f"{count} commands, {failures} of them failed")
    return 1 if failures or count < 10 else 0


if __name__ == "__main__":
    sys.exit(main())
