"""Brian2, C++ standalone: Brunel's balanced network, with one Synapses object of constant weight for each sign.

Brian2 adds the inputs of a step after it has compared the potentials with the threshold. So a potential that crosses
the threshold is found in the next step, after it has decayed. Here the threshold is decayed by a step as well and the
delay is a step shorter, and each spike acts when it does in NEST.

The time to build does not include that of the C++ compiler.
"""

import math

import brunel
import measure
from brian2_standalone import Standalone


def measured(options: brunel.Options) -> tuple[str, dict[str, float]]:
    import brian2
    import numpy
    from brian2 import mV, ms

    standalone = Standalone("brunel", options.threads)
    decayed_threshold = brunel.THRESHOLD * math.exp(-brunel.DT / brunel.TAU)
    random = numpy.random.default_rng(options.seed)
    with measure.timed() as defining:
        brian2.seed(options.seed)
        brian2.defaultclock.dt = brunel.DT * ms
        # `unless refractory` makes Brian2 ignore inputs to refractory neurons, too.
        neurons = brian2.NeuronGroup(
            brunel.NEURONS,
            "dv/dt = -v / tau : volt (unless refractory)",
            threshold="v > threshold",
            reset="v = reset",
            refractory=brunel.REFRACTORY * ms,
            method="exact",
            namespace={"tau": brunel.TAU * ms, "threshold": decayed_threshold * mV, "reset": brunel.RESET * mV},
        )
        network = brian2.Network(neurons)
        first = 0
        for sources, inputs, weight_mV in (
            (brunel.EXCITATORY, brunel.EXCITATORY_INPUTS, brunel.WEIGHT),
            (brunel.INHIBITORY, brunel.INHIBITORY_INPUTS, brunel.INHIBITORY_WEIGHT),
        ):
            synapses = brian2.Synapses(
                neurons[first : first + sources],
                neurons,
                on_pre="v_post += weight",
                delay=(brunel.DELAY - brunel.DT) * ms,
                namespace={"weight": weight_mV * mV},
            )
            # Sorted by source, so that the synapses of a neuron lie together in memory, which is twice as fast.
            drawn = random.integers(sources, size=brunel.NEURONS * inputs, dtype=numpy.uint16)
            order = numpy.argsort(drawn, kind="stable")
            synapses.connect(i=drawn[order].astype(numpy.int32), j=(order // inputs).astype(numpy.int32))
            network.add(synapses)
            first += sources
        network.add(
            brian2.PoissonInput(
                neurons, "v", brunel.DRIVE_SOURCES, brunel.DRIVE_HZ * brian2.Hz, weight=brunel.WEIGHT * mV
            )
        )
        counter = brian2.SpikeMonitor(neurons, record=False)
        network.add(counter)
        network.run(options.seconds * brian2.second)
    standalone.run()
    spikes = int(counter.num_spikes)
    build = defining + standalone.connecting
    figures = measure.network_figures(
        build, standalone.simulation, spikes, options.rate_hz(spikes), brunel.SYNAPSES, standalone.peak_mib
    )
    return brian2.__version__, figures | {"compile_wall_s": standalone.compiling.wall_s}


def main() -> None:
    options = brunel.parsed(__doc__)
    measure.limit_threads(options.threads)
    measure.report("Brian2", lambda: measured(options))


if __name__ == "__main__":
    main()
