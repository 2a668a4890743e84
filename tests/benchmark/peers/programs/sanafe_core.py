"""SANA-FE: a core of 256 neurons, driven by 64 inputs of which each spikes in every fourth step, and not driven.

The numbers of its Loihi architecture, with as many input units as there are inputs. Once with its simple timing model,
which adds up latencies, and once with the detailed one, which estimates when each message arrives. Potentials are
updated in each step, by a bias.
"""

import importlib.metadata
import pathlib
import tempfile

import measure

NEURONS = 256
INPUTS = 64
STEPS = 500

ARCHITECTURE = f"""
architecture:
  name: one_core
  attributes: {{topology: mesh, width: 1, height: 1, link_buffer_size: 16, sync_model: fixed, latency_sync: 0.6e-6}}
  tile:
    - name: tile
      attributes: {{energy_north_hop: 0, latency_north_hop: 0, energy_east_hop: 0, latency_east_hop: 0,
                   energy_south_hop: 0, latency_south_hop: 0, energy_west_hop: 0, latency_west_hop: 0}}
      core:
        - name: core
          attributes: {{buffer_position: soma, buffer_inside_unit: false, max_neurons_supported: 1024}}
          axon_in: [{{name: in, attributes: {{energy_message_in: 0.0, latency_message_in: 1.6e-08}}}}]
          synapse:
            - {{name: dense, attributes: {{model: current_based, energy_process_spike: 3.55e-11, latency_process_spike: 3.8e-09}}}}
          dendrite: [{{name: sum, attributes: {{model: accumulator, energy_update: 0.0, latency_update: 0.0}}}}]
          soma:
            - {{name: lif, attributes: {{model: leaky_integrate_fire, energy_access_neuron: 5.12e-11,
                latency_access_neuron: 6e-09, energy_update_neuron: 2.16e-11, latency_update_neuron: 3.7e-09,
                energy_spike_out: 6.93e-11, latency_spike_out: 3e-08}}}}
            - {{name: 'input[0..{INPUTS - 1}]', attributes: {{model: input, energy_access_neuron: 0.0,
                latency_access_neuron: 0.0, energy_update_neuron: 0.0, latency_update_neuron: 0.0,
                energy_spike_out: 0.0, latency_spike_out: 0.0}}}}
          axon_out: [{{name: out, attributes: {{energy_message_out: 1.11e-10, latency_message_out: 5.1e-09}}}}]
"""


def network(steps: int, is_driven: bool) -> str:
    """The network as YAML."""
    lines = ["network:", "  name: net", "  groups:", "    - name: in", "      neurons:"]
    for i in range(INPUTS):
        train = [int(is_driven and (step + i) % 4 == 0) for step in range(steps)]
        lines.append(f"        - {i}: {{spikes: {train}}}")
    lines += ["    - name: out", "      neurons:"]
    lines += [f"        - {j}: {{soma: {{threshold: 1.0, leak_decay: 0.9, bias: 0.0625}}}}" for j in range(NEURONS)]
    lines.append("  edges:")
    for i in range(INPUTS):
        weight = 1 / 64 if i % 2 == 0 else -1 / 64
        lines += [f"    - in.{i} -> out.{j}: {{weight: {weight}}}" for j in range(NEURONS)]
    lines.append("mappings:")
    lines += [f"  - in.{i}: {{core: 0.0, soma: 'input[{i}]', synapse: dense}}" for i in range(INPUTS)]
    lines += [f"  - out.{j}: {{core: 0.0, soma: lif, synapse: dense}}" for j in range(NEURONS)]
    return "\n".join(lines) + "\n"


def simulation(folder: pathlib.Path, timing: str, is_driven: bool) -> tuple[measure.Span, int]:
    """The time of a simulation, and the synaptic events in it."""
    import sanafe

    (folder / "arch.yaml").write_text(ARCHITECTURE, encoding="utf-8")
    (folder / "net.yaml").write_text(network(STEPS, is_driven), encoding="utf-8")
    architecture = sanafe.load_arch(str(folder / "arch.yaml"))
    chip = sanafe.SpikingChip(architecture)
    chip.load(sanafe.load_net(str(folder / "net.yaml"), architecture))
    with measure.timed() as span:
        results = chip.sim(STEPS, timing_model=timing, processing_threads=1)
    return span, int(results["spikes"])


def measured() -> tuple[str, dict[str, float]]:
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for timing in ("simple", "detailed"):
            driven, events = simulation(pathlib.Path(name), timing, True)
            silent, _ = simulation(pathlib.Path(name), timing, False)
            figures[f"{timing}_ns_per_synaptic_event"] = driven.cpu_s * 1e9 / events
            figures[f"{timing}_ns_per_update"] = silent.cpu_s * 1e9 / STEPS / NEURONS
    figures["peak_MiB"] = measure.peak_mib()
    return importlib.metadata.version("sanafe"), figures


if __name__ == "__main__":
    measure.limit_threads(1)
    measure.report("SANA-FE", measured)
