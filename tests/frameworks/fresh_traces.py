"""Makes traces with the installed frameworks on fresh random input, and compares them with lif-testbench, bit for bit.

usage: fresh_traces.py LIF_TESTBENCH FOLDER [SEED]
"""

import subprocess
import sys
import time
from pathlib import Path

import norse.torch as norse
import snntorch
import torch

STEPS = 500


def shortest(value: torch.Tensor) -> str:
    """The shortest text that reads back as the value in its type."""
    return str(value.numpy().reshape(-1)[0])


def snntorch_steps(neuron, inputs, states):
    """Yields the spike and the potential of each step; the potential is the last of the neuron's states."""
    for current in inputs:
        spike, *states = neuron(current, *states)
        yield spike, states[-1]


def rleaky_steps(neuron, inputs):
    spike, potential = torch.zeros(1), torch.zeros(1)
    for current in inputs:
        spike, potential = neuron(current, spike, potential)
        yield spike, potential


def norse_steps(cell, inputs):
    state = None
    for current in inputs:
        spike, state = cell(current, state)
        yield spike, state.v


def cases(seed: int):
    """Yields the name of a model, its parameters, the size of its input, and a function from inputs to steps."""
    zero = torch.zeros(1)
    beta = 0.5 + 0.499 * torch.rand(1, generator=torch.Generator().manual_seed(seed)).item()
    threshold = 0.6 + 0.8 * torch.rand(1, generator=torch.Generator().manual_seed(seed + 1)).item()
    for mechanism in ("subtract", "zero", "none"):
        for delay in (True, False):
            options = {"threshold": threshold, "reset_mechanism": mechanism, "reset_delay": delay}
            yield ("snntorch.Leaky", {"beta": beta, **options}, 1.5,
                   lambda x, o=options: snntorch_steps(snntorch.Leaky(beta=beta, **o), x, [zero]))
            yield ("snntorch.Synaptic", {"alpha": 0.7, "beta": beta, **options}, 1.0,
                   lambda x, o=options: snntorch_steps(
                       snntorch.Synaptic(alpha=0.7, beta=beta, **o), x, [zero, zero]))
            yield ("snntorch.RLeaky", {"beta": beta, "V": -0.4, **options}, 1.5,
                   lambda x, o=options: rleaky_steps(
                       snntorch.RLeaky(beta=beta, V=-0.4, all_to_all=False, **o), x))
    yield ("snntorch.Lapicque", {"R": 5.1, "C": 1.7, "threshold": threshold}, 1.5,
           lambda x: snntorch_steps(snntorch.Lapicque(R=5.1, C=1.7, threshold=threshold), x, [zero]))
    yield ("norse.LIFBox", {"tau_mem_inv": 120.0}, 12.0,
           lambda x: norse_steps(norse.LIFBoxCell(p=norse.LIFBoxParameters(tau_mem_inv=torch.tensor(120.0))), x))
    # Norse's default parameters are float32 whatever the default type is, and so dt*tau_mem_inv would be.
    inverses = {name: torch.tensor(value) for name, value in (("tau_syn_inv", 200.0), ("tau_mem_inv", 100.0))}
    yield ("norse.LIF", {}, 6.0, lambda x: norse_steps(norse.LIFCell(p=norse.LIFParameters(**inverses)), x))


def in_both_types(seed: int):
    for dtype, name in ((torch.float32, "float"), (torch.float64, "double")):
        torch.set_default_dtype(dtype)
        for case in cases(seed):
            yield (name, *case)


def main() -> int:
    testbench, folder = sys.argv[1], Path(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else time.time_ns() % 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(seed)
    failures = count = 0
    for dtype, model, parameters, size, steps in in_both_types(seed):
        inputs = [size * (torch.rand(1, generator=generator) - 0.3) for _ in range(STEPS)]
        trace = folder / "framework.csv"
        with open(trace, "w", encoding="utf-8") as file:
            file.write("step,input,potential,spike\n")
            with torch.no_grad():
                for step, (spike, potential) in enumerate(steps(inputs)):
                    file.write(f"{step},{shortest(inputs[step])},{shortest(potential)},{spike.item():g}\n")
        own = folder / "own.csv"
        settings = [text for name, value in parameters.items()
                    for text in ("--set", f"{name}={str(value).lower()}")]
        subprocess.run([testbench, "run", "--model", model, "--dtype", dtype, "--input", str(trace), *settings,
                        "--csv", str(own), "--quiet"], check=True)
        compared = subprocess.run([testbench, "compare", str(trace), str(own)], capture_output=True, text=True)
        count += 1
        if compared.returncode != 0:
            failures += 1
            print(f"{model} {dtype} {parameters}:\n{compared.stdout}{compared.stderr}")
    print(f"seed {seed}: {count} fresh traces of snnTorch {snntorch.__version__} and Norse, {failures} differ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
