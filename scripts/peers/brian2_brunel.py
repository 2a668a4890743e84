"""Brian2, C++ standalone: Brunel's balanced network, one Synapses object for each sign, with a constant weight.

Brian2 adds a step's inputs after it has compared with the threshold. What has crossed it is found in the next step,
after the decay: with the threshold decayed as well and the delay a step shorter, each spike acts when NEST's does.

The time to build leaves out the C++ compiler's.
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
        # Inputs are ignored too while v rests: what a rule writes to v is conditional then.
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
            (brunel.INHIBITORY, brunel.INHIBITORY_INPUTS, -brunel.RELATIVE_INHIBITION * brunel.WEIGHT),
        ):
            synapses = brian2.Synapses(
                neurons[first : first + sources],
                neurons,
                on_pre="v_post += weight",
                delay=(brunel.DELAY - brunel.DT) * ms,
                namespace={"weight": weight_mV * mV},
            )
            # In the order of the sources: what a spike reaches then lies together: twice as fast.
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
