"""NEST: Brunel's balanced network, with the synapse model that takes the least memory and no recording devices."""

import os

import brunel
import measure


def measured(options: brunel.Options) -> tuple[str, dict[str, float]]:
    os.environ["PYNEST_QUIET"] = "1"
    import nest

    nest.verbosity = nest.VerbosityLevel.ERROR
    with measure.timed() as build:
        nest.resolution = brunel.DT
        nest.local_num_threads = options.threads
        nest.rng_type = "Threefry_64"  # the fastest of NEST's generators
        nest.rng_seed = options.seed
        neuron = {
            "tau_m": brunel.TAU,
            "V_th": brunel.THRESHOLD,
            "V_reset": brunel.RESET,
            "E_L": 0.0,
            "V_m": 0.0,
            "t_ref": brunel.REFRACTORY,
        }
        excitatory = nest.Create("iaf_psc_delta", brunel.EXCITATORY, params=neuron)
        inhibitory = nest.Create("iaf_psc_delta", brunel.INHIBITORY, params=neuron)
        neurons = excitatory + inhibitory
        for sources, inputs, weight in (
            (excitatory, brunel.EXCITATORY_INPUTS, brunel.WEIGHT),
            (inhibitory, brunel.INHIBITORY_INPUTS, brunel.INHIBITORY_WEIGHT),
        ):
            synapse = f"of_{inputs}"
            nest.CopyModel("static_synapse_hom_w", synapse, {"weight": weight})
            rule = {"rule": brunel.RULE, "indegree": inputs, "allow_multapses": True}
            nest.Connect(sources, neurons, rule, {"synapse_model": synapse, "delay": brunel.DELAY})
        drive = nest.Create("poisson_generator", params={"rate": brunel.DRIVE_SOURCES * brunel.DRIVE_HZ})
        nest.Connect(drive, neurons, syn_spec={"weight": brunel.WEIGHT, "delay": brunel.DELAY})
        nest.Prepare()
    with measure.timed() as simulation:
        nest.Run(options.seconds * 1000)
    spikes = nest.local_spike_counter
    nest.Cleanup()
    rate = options.rate_hz(spikes)
    figures = measure.network_figures(build, simulation, spikes, rate, brunel.SYNAPSES, measure.peak_mib())
    return nest.__version__, figures


def main() -> None:
    options = brunel.parsed(__doc__)
    measure.limit_threads(options.threads)
    measure.report("NEST", lambda: measured(options))


if __name__ == "__main__":
    main()
