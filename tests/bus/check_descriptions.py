#!/usr/bin/env python3
"""Holds the descriptions of a core's registers against a live device.

usage: check_descriptions.py BUS_PROBE

SystemRDL is compiled by systemrdl-compiler, where that is installed; IP-XACT, the C header and Markdown are read here.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

try:
    from systemrdl import RDLCompiler
    from systemrdl.node import MemNode, RegNode
except ImportError:
    RDLCompiler = None

NAMESPACE = {"ipxact": "http://www.accellera.org/XMLSchema/IPXACT/1685-2014"}


def live_registers(folder):
    """Offset: readable, writable, value at start."""
    lines = (folder / "live.csv").read_text().splitlines()
    return {int(offset): (readable == "1", writable == "1", int(value) if readable == "1" else None)
            for offset, readable, writable, value in (line.split(",") for line in lines)}


def of_rdl(path):
    compiler = RDLCompiler()
    compiler.compile_file(str(path))
    registers, memories = {}, {}
    for node in compiler.elaborate().top.descendants(unroll=True):
        if isinstance(node, RegNode):
            reset = sum((field.get_property("reset") or 0) << field.low for field in node.fields())
            registers[node.absolute_address] = (node.has_sw_readable, node.has_sw_writable,
                                                reset if node.has_sw_readable else None)
        elif isinstance(node, MemNode):
            memories[node.inst_name] = (node.absolute_address, node.size)
    return registers, memories


def of_ip_xact(path):
    def text(element, name):
        return element.find(f"ipxact:{name}", NAMESPACE).text

    registers, memories = {}, {}
    component = ElementTree.parse(path).getroot()
    for block in component.iter(f"{{{NAMESPACE['ipxact']}}}addressBlock"):
        base = int(text(block, "baseAddress"), 16)
        if text(block, "usage") == "memory":
            memories[text(block, "name")] = (base, int(text(block, "range"), 16))
        files = [(block, 1, 0, base)] + [
            (file, int(text(file, "dim")), int(text(file, "range"), 16), base + int(text(file, "addressOffset"), 16))
            for file in block.findall("ipxact:registerFile", NAMESPACE)]
        for file, count, stride, begin in files:
            for register in file.findall("ipxact:register", NAMESPACE):
                fields = register.findall("ipxact:field", NAMESPACE)
                access = {text(field, "access") for field in fields}
                readable = bool(access & {"read-only", "read-write"})
                writable = bool(access & {"write-only", "read-write"})
                reset = sum(int(text(field.find("ipxact:resets/ipxact:reset", NAMESPACE), "value"), 16)
                            << int(text(field, "bitOffset")) for field in fields)
                for number in range(count):
                    offset = begin + number * stride + int(text(register, "addressOffset"), 16)
                    registers[offset] = (readable, writable, reset if readable else None)
    return registers, memories


def of_c(path, live):
    """Offsets and values at start; the access is in no header, so that of the live device stands for it."""
    names = dict(re.findall(r"#define (LIF_CORE_\w+) (?:0x)?([0-9a-f]+)u?\n", path.read_text()))
    registers = {}
    stride, count = int(names["LIF_CORE_NEURON_STRIDE"], 16), int(names["LIF_CORE_NEURON_COUNT"], 16)
    for name, value in names.items():
        if name.endswith("_AT_START") and name.removesuffix("_AT_START") in names:
            offset = int(names[name.removesuffix("_AT_START")], 16)
            if name.startswith("LIF_CORE_NEURON_"):
                places = [int(names["LIF_CORE_NEURON"], 16) + i * stride + offset for i in range(count)]
            else:
                places = [offset]
            for place in places:
                readable, writable, _ = live.get(place, (None, None, None))
                registers[place] = (readable, writable, int(value, 16) if readable else None)
    return registers, {"weights": (int(names["LIF_CORE_WEIGHTS"], 16), 2 * int(names["LIF_CORE_WEIGHTS_COUNT"], 16))}


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        subprocess.run([sys.argv[1], name], check=True, stdout=subprocess.DEVNULL)
        live = live_registers(folder)
        assert len(live) > 100, len(live)
        described = {"IP-XACT": of_ip_xact(folder / "core.xml"), "C": of_c(folder / "core.h", live)}
        if RDLCompiler is None:
            print("left out: SystemRDL, as systemrdl-compiler is not installed (scripts/frameworks.sh)")
        else:
            described["SystemRDL"] = of_rdl(folder / "core.rdl")
        failed = False
        for language, (registers, memories) in described.items():
            for offset in sorted(live.keys() | registers.keys()):
                if live.get(offset) != registers.get(offset):
                    failed = True
                    print(f"{language}: {offset:#x}: live {live.get(offset)}, described {registers.get(offset)}")
            if memories != {"weights": (0x2000, 2 * 8 * 5)}:
                failed = True
                print(f"{language}: memories {memories}")
        if not failed:
            print(f"{len(live)} registers are as {', '.join(sorted(described))} describe them")
        return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
