"""Brian2, C++ standalone: N unconnected neurons with V = 0.9*V + I and a spike if V > 1, which resets V to 0.

The rule is given as an operation in every step instead of an equation. It is then computed exactly as written, and is
faster than the exact solution of an equation. The number type is float, and 0.9 is a parameter, because as a literal it
would be a double.

usage: brian2_population.py [N]
"""

import argparse

import measure
from brian2_standalone import Standalone

UPDATES = 2_000_000_000


def measured(neurons: int) -> tuple[str, dict[str, float]]:
    import brian2
    import numpy

    standalone = Standalone("population")
    brian2.prefs.core.default_float_dtype = numpy.float32
    step = brian2.defaultclock.dt
    group = brian2.NeuronGroup(
        neurons,
        "V : 1\nI : 1 (constant)\nbeta : 1 (shared, constant)",
        threshold="V > 1",
        reset="V = 0",
    )
    group.I = measure.LARGEST_CURRENT * numpy.random.default_rng(1).random(neurons)
    group.beta = 0.9
    rule = group.run_regularly("V = beta * V + I", dt=step, when="groups")
    network = brian2.Network(group, rule)
    steps = UPDATES // neurons
    network.run(steps * step)
    standalone.run()
    figures = measure.neuron_figures(standalone.simulation, steps, neurons)
    return brian2.__version__, figures | {"peak_MiB": standalone.peak_mib}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("neurons", metavar="N", type=int, nargs="?", default=100_000)
    neurons = parser.parse_args().neurons
    measure.limit_threads(1)
    measure.report("Brian2", lambda: measured(neurons))


if __name__ == "__main__":
    main()
