#!/usr/bin/env python3
"""Makes what SANA-FE itself counts for the networks of sanafe_mesh/, which tests/benchmark/peers/install.sh installs.

usage: build/peers/bin/python tests/golden/make_sanafe_mesh.py [FOLDER]

In each folder perf.csv, spikes.csv and potentials.csv are made from arch.yaml and net.yaml, with all digits of doubles.
The files of `mixed` are random and made here, too: tiles with costs of their own, several units of each kind, inputs
that cost something, edges of every type. Weights are multiples of 1/64, so that their sums do not depend on the order.
"""
import csv
import pathlib
import random
import sys

import sanafe

STEPS = {"pair": 24, "feedforward": 100, "mixed": 60}
FIRST_SYNAPSES, SECOND_SYNAPSES = ("dense", "'sparse[1]'"), ("dense", "'sparse[0]'")
DIRECTIONS = ("north", "east", "south", "west")


def costs(engine, *operations, scale=1.0):
    return ", ".join(f"energy_{operation}: {engine.randint(1, 99) * scale}e-12, "
                     f"latency_{operation}: {engine.randint(1, 99) * scale}e-10" for operation in operations)


def mixed_architecture(engine):
    text = """architecture:
  name: mixed
  attributes: {topology: mesh, width: 3, height: 2, link_buffer_size: 16, sync_model: table,
               latency_sync: {1: 0.5e-6, 3: 0.7e-6, 9: 2.0e-6}}
  tile:
"""
    for name, cores in (("a[0..3]", "c[0..1]"), ("b[0..1]", "d")):
        text += f"""    - name: {name}
      attributes: {{{costs(engine, *(f'{direction}_hop' for direction in DIRECTIONS))}}}
      core:
        - name: {cores}
          attributes: {{buffer_position: soma, buffer_inside_unit: false, max_neurons_supported: 200}}
          axon_in: [{{name: in, attributes: {{{costs(engine, 'message_in')}}}}}]
          axon_out: [{{name: out, attributes: {{{costs(engine, 'message_out')}}}}}]
          synapse:
            - {{name: dense, attributes: {{model: current_based, {costs(engine, 'process_spike')}}}}}
            - {{name: 'sparse[0..1]', attributes: {{model: current_based, {costs(engine, 'process_spike')}}}}}
          dendrite: [{{name: sum, attributes: {{model: accumulator, energy_update: 0.0, latency_update: 0.0}}}}]
          soma:
            - {{name: lif, attributes: {{model: leaky_integrate_fire,
                {costs(engine, 'access_neuron', 'update_neuron', 'spike_out')}}}}}
            - {{name: other, attributes: {{model: leaky_integrate_fire,
                {costs(engine, 'access_neuron', 'update_neuron', 'spike_out')}}}}}
            - {{name: 'inp[0..19]', attributes: {{model: input,
                {costs(engine, 'access_neuron', 'update_neuron', 'spike_out')}}}}}
"""
    return text


def weights(engine, count, spread=40):
    return "[" + ", ".join(repr(engine.randint(-spread // 2, spread) / 64) for _ in range(count)) + "]"


def mixed_network(engine):
    inputs = 36
    text = "network:\n  name: mixed\n  groups:\n    - name: in\n      attributes: [log_spikes: true]\n      neurons:\n"
    for i in range(inputs):
        train = ", ".join(str(int(engine.random() < 0.25)) for _ in range(engine.randint(30, 60)))
        text += f"        - {i}: {{spikes: [{train}]}}\n"
    text += """    - name: map
      attributes: {log_spikes: true, log_potential: true, threshold: 1.5, leak_decay: 0.9375, reset_mode: soft}
      neurons:
        - 0..31
    - name: hidden
      attributes: {log_spikes: true, log_potential: true, soma: {threshold: 1.0, leak_decay: 0.75}}
      neurons:
        - 0..9: {refractory_delay: 3}
        - 10: {bias: 0.25, reset_mode: none}
        - 11..14: {soma: {input_decay: 0.5, reverse_threshold: -0.5, reverse_reset_mode: saturate}}
        - 15: {force_update: true, threshold: 50}
    - name: out
      attributes: {log_spikes: true, threshold: 0.75}
      neurons:
        - 0..4: {log_potential: true}
  edges:
"""
    text += f"""    - in -> map: {{type: conv2d, input_width: 6, input_height: 6, input_channels: 1, kernel_width: 3,
                     kernel_height: 3, kernel_count: 2, stride_width: 1, stride_height: 1,
                     weight: {weights(engine, 18)}}}
    - map -> hidden: {{type: dense, weight: {weights(engine, 512)}}}
"""
    pairs = [(engine.randrange(16), engine.randrange(5)) for _ in range(40)]
    # SANA-FE's reader takes lists of lists in block style alone.
    text += "    - hidden -> out:\n        type: sparse\n        source_target_pairs:\n"
    text += "".join(f"          - [{source}, {target}]\n" for source, target in pairs)
    text += f"        weight: {weights(engine, 40, 60)}\n"
    for _ in range(30):
        text += f"    - out.{engine.randrange(5)} -> hidden.{engine.randrange(16)}: {{weight: {engine.randint(-60, 60) / 64}}}\n"
    text += "mappings:\n"
    places = ["0.0", "0.1", "1.0", "1.1", "2.0", "2.1", "3.0", "3.1", "4.0", "5.0"]
    used = {place: 0 for place in places}
    for i in range(inputs):
        place = engine.choice(("0.0", "2.1", "5.0"))
        text += f"  - in.{i}: {{core: {place}, soma: 'inp[{used[place]}]'}}\n"
        used[place] += 1
    for first in range(0, 32, 4):
        text += (f"  - map.{first}..{first + 3}: {{core: {engine.choice(places)}, soma: {engine.choice(('lif', 'other'))}, "
                 f"synapse: {engine.choice(FIRST_SYNAPSES)}}}\n")
    for i in range(16):
        text += f"  - hidden.{i}: {{core: {engine.choice(places)}, soma: lif, synapse: {engine.choice(SECOND_SYNAPSES)}}}\n"
    return text + "  - out: {core: 4.0}\n"


def make(folder, steps):
    def run(perf, spikes, potentials):
        architecture = sanafe.load_arch(str(folder / "arch.yaml"))
        chip = sanafe.SpikingChip(architecture)
        chip.load(sanafe.load_net(str(folder / "net.yaml"), architecture))
        return chip.sim(steps, timing_model="simple", perf_trace=perf, spike_trace=spikes, potential_trace=potentials)

    # The trace in memory has all digits, but not the number of packets, which the file has.
    run(str(folder / "perf.csv"), None, str(folder / "potentials.csv"))
    with open(folder / "perf.csv", encoding="ascii") as file:
        packets = [row["packets"] for row in csv.DictReader(file)]
    result = run(True, True, None)
    perf = {**result["perf_trace"], "packets": packets}
    columns = ("timestep", "fired", "updated", "packets", "hops", "spikes", "sim_time", "synapse_energy",
               "dendrite_energy", "soma_energy", "network_energy", "total_energy")
    rows = [",".join(columns)]
    for i in range(steps):
        rows.append(",".join(str(perf[column][i]) for column in columns))
    (folder / "perf.csv").write_text("\n".join(rows) + "\n")
    spikes = ["neuron,timestep"]
    for step, neurons in enumerate(result["spike_trace"]):
        spikes += [f"{neuron},{step + 1}" for neuron in sorted(map(str, neurons))]
    (folder / "spikes.csv").write_text("\n".join(spikes) + "\n")


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parent / "sanafe_mesh")
    engine = random.Random(8)
    (folder / "mixed").mkdir(parents=True, exist_ok=True)
    (folder / "mixed" / "arch.yaml").write_text(mixed_architecture(engine))
    (folder / "mixed" / "net.yaml").write_text(mixed_network(engine))
    for name, steps in STEPS.items():
        make(folder / name, steps)


if __name__ == "__main__":
    main()
