#!/usr/bin/env python3
"""Fails if the library has an include that floors.txt does not allow, and prints its file and line.

usage: check_floors.py MODULES_FOLDER FLOORS_FILE

FLOORS_FILE is floors.txt, which says which folders a folder may include.
"""
import pathlib
import re
import sys

INCLUDE = re.compile(r'\s*#\s*include\s*[<"]([^>"]+)[>"]')
SYSTEMC = re.compile(r"(systemc|sysc/|tlm)")


def read_floors(path):
    """Returns all folders that each folder may include, itself among them, and the plain folders."""
    below, plain, is_plain = {}, set(), None
    for line in path.read_text().splitlines():
        words = line.split("#")[0].split()
        if not words:
            continue
        if not line[0].isspace():
            is_plain = words == ["plain"]
            continue
        folder, *allowed = words
        unknown = [name for name in allowed if name not in below]
        if unknown:
            sys.exit(f"{path}: {folder} may include {unknown[0]}, which is not listed above it")
        below[folder] = {folder}.union(*(below[name] for name in allowed))
        if is_plain:
            plain.add(folder)
            if not below[folder] <= plain:
                sys.exit(f"{path}: {folder} is plain and may include a folder that is not")
    return below, plain


def faults_of(source, folder, below, plain):
    """Yields a sentence for each include of a source that is not allowed."""
    for number, line in enumerate(source.read_text().splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match.group(1)
        if folder in plain and SYSTEMC.match(included):
            yield f"{source}:{number}: {folder}/ is plain C++ and includes <{included}>"
        if included.startswith("hdf5") and folder != "nir":
            yield f"{source}:{number}: only nir/ may include <{included}>"
        if not included.startswith("lif/"):
            continue
        target = included.split("/")[1]
        if target not in below[folder]:
            allowed = ", ".join(sorted(below[folder] - {folder}))
            yield f"{source}:{number}: {folder}/ includes <{included}>: allowed is {allowed or 'nothing but itself'}"


def main():
    root, table = map(pathlib.Path, sys.argv[1:])
    below, plain = read_floors(table)
    faults, includes = [], 0
    for source in sorted((root / "lif").glob("*/**/*.?pp")):
        folder = source.relative_to(root / "lif").parts[0]
        if folder not in below:
            sys.exit(f"{source}: the folder {folder}/ is not in {table}")
        includes += 1
        faults += faults_of(source, folder, below, plain)
    for fault in faults:
        print(fault)
    print(f"{includes} files, {len(faults)} includes that point up")
    return 1 if faults or not includes else 0


if __name__ == "__main__":
    sys.exit(main())
