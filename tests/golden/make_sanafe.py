#!/usr/bin/env python3
"""Makes the golden traces of sanafe.LoihiLIF with SANA-FE itself, which tests/benchmark/peers/install.sh installs.

usage: build/peers/bin/python tests/golden/make_sanafe.py [FOLDER]

Each neuron gets the weighted spikes of six inputs, which reach it a step after they were sent. Weights are multiples of
1/64, so that their sums do not depend on the order. Potentials are taken as SANA-FE holds them, in double.
"""
import hashlib
import importlib.metadata
import json
import pathlib
import random
import sys
import tempfile

import sanafe

STEPS = 400
WEIGHTS = (0.75, 0.25, 1.0, -0.5, -0.875, 0.015625)

CONFIGURATIONS = {
    "default": {"threshold": 1.0},
    "leaky": {"threshold": 1.0, "leak_decay": 0.875},
    "soft": {"threshold": 1.0, "leak_decay": 0.9, "reset_mode": "soft"},
    "no_reset": {"threshold": 1.5, "leak_decay": 0.95, "reset_mode": "none", "refractory_delay": 3},
    "refractory": {"threshold": 1.0, "leak_decay": 0.9, "reset": 0.25, "bias": 0.0625, "refractory_delay": 4},
    "negative": {"threshold": 1.0, "leak_decay": 0.5, "reset": -0.03125, "refractory_delay": 6},
    "refractory_one": {"threshold": 0.5, "leak_decay": 0.9, "refractory_delay": 1},
    "current": {"threshold": 1.0, "leak_decay": 0.9, "input_decay": 0.7, "reset_mode": "soft"},
    "saturate": {"threshold": 1.0, "leak_decay": 0.9, "reset_mode": "soft", "reverse_threshold": -0.5,
                 "reverse_reset_mode": "saturate", "bias": 0.03},
    "reverse_soft": {"threshold": 1.25, "leak_decay": 0.9, "reverse_threshold": -0.375, "reverse_reset_mode": "soft"},
    "reverse_hard": {"threshold": 1.0, "leak_decay": 0.95, "reset_mode": "soft", "reverse_threshold": -0.25,
                     "reverse_reset": 0.125, "reverse_reset_mode": "hard", "input_decay": 0.3},
    "reverse_after_spike": {"threshold": 1.0, "leak_decay": 0.9, "reset": -0.75, "reverse_threshold": -0.5,
                            "reverse_reset_mode": "saturate"},
    "reverse_while_refractory": {"threshold": 1.0, "reset": -2.0, "reverse_threshold": -0.25, "refractory_delay": 5,
                                 "reverse_reset_mode": "soft"},
    "reset_above": {"threshold": 0.5, "reset_mode": "saturate", "leak_decay": 0.5},
}

ARCHITECTURE = """
architecture:
  name: one_core
  attributes: {topology: mesh, width: 1, height: 1, link_buffer_size: 16, sync_model: fixed, latency_sync: 0.6e-6}
  tile:
    - name: tile
      attributes: {energy_north_hop: 0, latency_north_hop: 0, energy_east_hop: 0, latency_east_hop: 0,
                   energy_south_hop: 0, latency_south_hop: 0, energy_west_hop: 0, latency_west_hop: 0}
      core:
        - name: core
          attributes: {buffer_position: soma, buffer_inside_unit: false, max_neurons_supported: 1024}
          axon_in: [{name: in, attributes: {energy_message_in: 0.0, latency_message_in: 0.0}}]
          synapse: [{name: dense, attributes: {model: current_based, energy_process_spike: 0.0,
                                               latency_process_spike: 0.0}}]
          dendrite: [{name: sum, attributes: {model: accumulator, energy_update: 0.0, latency_update: 0.0}}]
          soma:
            - {name: lif, attributes: {model: leaky_integrate_fire, energy_access_neuron: 0.0,
                latency_access_neuron: 0.0, energy_update_neuron: 0.0, latency_update_neuron: 0.0,
                energy_spike_out: 0.0, latency_spike_out: 0.0}}
            - {name: 'input[0..5]', attributes: {model: input, energy_access_neuron: 0.0,
                latency_access_neuron: 0.0, energy_update_neuron: 0.0, latency_update_neuron: 0.0,
                energy_spike_out: 0.0, latency_spike_out: 0.0}}
          axon_out: [{name: out, attributes: {energy_message_out: 0.0, latency_message_out: 0.0}}]
"""


def network(parameters, trains):
    lines = ["network:", "  name: net", "  groups:", "    - name: in", "      neurons:"]
    lines += [f"        - {i}: {{spikes: {train}}}" for i, train in enumerate(trains)]
    soma = ", ".join(f"{name}: {value}" for name, value in parameters.items())
    lines += ["    - name: out", "      attributes: {log_spikes: true, log_potential: true}", "      neurons:",
              f"        - 0: {{soma: {{{soma}}}}}", "  edges:"]
    lines += [f"    - in.{i} -> out.0: {{weight: {weight}}}" for i, weight in enumerate(WEIGHTS)]
    lines.append("mappings:")
    lines += [f"  - in.{i}: {{core: 0.0, soma: 'input[{i}]', synapse: dense}}" for i in range(len(trains))]
    lines.append("  - out.0: {core: 0.0, soma: lif, synapse: dense}")
    return "\n".join(lines) + "\n"


def simulated(parameters, trains):
    """The potential and the spike of each step."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "arch.yaml").write_text(ARCHITECTURE)
        (folder / "net.yaml").write_text(network(parameters, trains))
        architecture = sanafe.load_arch(str(folder / "arch.yaml"))
        chip = sanafe.SpikingChip(architecture)
        chip.load(sanafe.load_net(str(folder / "net.yaml"), architecture))
        results = chip.sim(STEPS, timing_model="simple", processing_threads=1, spike_trace=True, potential_trace=True)
    spikes = [int(any("out" in str(address) for address in step)) for step in results["spike_trace"]]
    return [step[0] for step in results["potential_trace"]], spikes


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "sanafe")
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(7)
    for name, parameters in CONFIGURATIONS.items():
        trains = [[int(generator.random() < 0.25) for _ in range(STEPS)] for _ in WEIGHTS]
        inputs = [0.0] + [sum(weight * train[step] for weight, train in zip(WEIGHTS, trains))
                          for step in range(STEPS - 1)]
        potentials, spikes = simulated(parameters, trains)
        text = "step,input,potential,spike\n"
        for step, row in enumerate(zip(inputs, potentials, spikes)):
            text += f"{step},{row[0]:.17g},{row[1]:.17g},{row[2]}\n"
        file = f"loihi_lif__{name}"
        (folder / f"{file}.csv").write_text(text)
        sidecar = {"file": f"{file}.csv", "steps": STEPS, "n_spikes": sum(spikes),
                   "sha256": hashlib.sha256(text.encode()).hexdigest(),
                   "framework": f"SANA-FE {importlib.metadata.version('sanafe')}",
                   "run": {"model": "sanafe.LoihiLIF", "dtype": "double", "set": parameters}}
        (folder / f"{file}.json").write_text(json.dumps(sidecar, indent=1) + "\n")


if __name__ == "__main__":
    main()
