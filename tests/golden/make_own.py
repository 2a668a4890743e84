#!/usr/bin/env python3
"""Makes the golden traces of the project's own models, except the default one, from their rules in Python's arithmetic.

usage: make_own.py [FOLDER]

Python's numbers are IEEE doubles. A float operation is the double operation rounded once more, which gives the
correctly rounded float for sums and products of floats.
"""
import hashlib
import json
import pathlib
import random
import struct
import sys

RULE = ("V = beta*V + I; A = threshold + adaptation_strength*a; S = 1 if V > A (strict) else 0; V = reset_potential if "
        "S; a = adaptation_decay*a + S; each product and each sum rounded to dtype, no FMA; V and a start at 0")


def as_float(value):
    return struct.unpack("f", struct.pack("f", value))[0]


def adaptive_neuron(parameters, inputs, rounded):
    """Yields the potential, the spike and the adaptation of each step."""
    beta, threshold, decay, strength, reset = (rounded(parameters[name]) for name in (
        "beta", "threshold", "adaptation_decay", "adaptation_strength", "reset_potential"))
    potential = adaptation = 0.0
    for current in inputs:
        potential = rounded(rounded(beta * potential) + current)
        raised = rounded(rounded(adaptation * strength) + threshold)
        spike = potential > raised
        if spike:
            potential = reset
        adaptation = rounded(rounded(adaptation * decay) + (1.0 if spike else 0.0))
        yield potential, int(spike), adaptation


def stimuli(rounded):
    generator = random.Random(4)
    noise = [generator.random() * 0.6 for _ in range(500)]
    return {"constant": [rounded(0.5)] * 500, "uniform": [rounded(value) for value in noise]}


def write(folder, dtype, configuration, parameters, stimulus, inputs, rounded):
    digits = 9 if dtype == "float" else 17
    text = "step,input,potential,spike,adaptation\n"
    spikes = 0
    for step, (current, row) in enumerate(zip(inputs, adaptive_neuron(parameters, inputs, rounded))):
        potential, spike, adaptation = row
        text += f"{step},{current:.{digits}g},{potential:.{digits}g},{spike},{adaptation:.{digits}g}\n"
        spikes += spike
    name = f"alif__{dtype}__{configuration}__{stimulus}"
    (folder / f"{name}.csv").write_text(text)
    sidecar = {"file": f"{name}.csv", "steps": len(inputs), "n_spikes": spikes,
               "sha256": hashlib.sha256(text.encode()).hexdigest(), "framework": "tests/golden/make_own.py",
               "update_rule": RULE, "run": {"model": "lif.ALIF", "dtype": dtype, "set": parameters}}
    (folder / f"{name}.json").write_text(json.dumps(sidecar, indent=1) + "\n")


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "own")
    folder.mkdir(parents=True, exist_ok=True)
    defaults = {"threshold": 1.0, "beta": 0.9, "adaptation_decay": 0.95, "adaptation_strength": 0.2,
                "reset_potential": 0.0}
    configurations = {"defaults": defaults,
                      "slow": {**defaults, "beta": 0.97, "adaptation_decay": 0.99, "adaptation_strength": 0.1,
                               "reset_potential": -0.3}}
    for dtype, rounded in (("double", float), ("float", as_float)):
        for configuration, parameters in configurations.items():
            for stimulus, inputs in stimuli(rounded).items():
                write(folder, dtype, configuration, parameters, stimulus, inputs, rounded)


if __name__ == "__main__":
    main()
