#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/energy/barrier_steps.hpp>
#include <lif/energy/cost_model.hpp>
#include <lif/energy/read_sanafe.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "mesh/expectation.hpp"
#include "messages.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "simulation/progress.hpp"
#include "text/numbers.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

using energy::BarrierSteps;
using energy::ChipCounts;
using energy::ChipEnergy;
using energy::CostModel;
using energy::MappedNetwork;

/// The values of the options of `mesh`.
struct MeshRun {
  std::optional<std::string> architecture;
  std::optional<std::string> network;
  std::optional<std::uint64_t> steps;
  std::optional<Setting> expected_energy, expected_latency;
  std::string out = "mesh";
  bool force = false;
  General general;
};

const Declarations<MeshRun>& mesh_options() {
  using Run = MeshRun;
  static const Declarations<Run> all{
      {"Chip and network",
       {input_file("architecture", "FILE.yaml",
                   "the chip: an architecture of SANA-FE, whose units have energies and latencies",
                   &Run::architecture),
        input_file("network", "FILE.yaml", "the network and its mapping onto the chip, as SANA-FE has them",
                   &Run::network),
        integer("steps", "N", "time steps; by default as many as the longest spike train has",
                {1, most_steps}, &Run::steps)}},
      {"Output",
       {output_folder("folder of the results; default mesh", &Run::out),
        force("write into a folder that holds other files", &Run::force),
        setting(Option{"expect-energy", "BOUND",
                       "exit code 1 unless the energy of the run keeps this bound, such as '<2.5nJ'"},
                &Run::expected_energy),
        setting(Option{"expect-latency", "BOUND",
                       "exit code 1 unless the simulated time of the run keeps this bound, such as '<30us'"},
                &Run::expected_latency)}},
      within(&Run::general, general_options())};
  return all;
}

// Errors of readers, with the exit code of what they are about.
template <class Read>
auto read_file(const Read& read) {
  try {
    return read();
  } catch (const std::invalid_argument& error) {
    throw InputError(printable(error.what()));
  } catch (const std::runtime_error& error) {
    throw InputError(printable(error.what()));
  }
}

std::uint64_t longest_train(const MappedNetwork& network) {
  std::size_t longest = 0;
  for (const energy::MappedNeuron& neuron : network.neurons)
    longest = std::max(longest, neuron.spikes == nullptr ? 0 : neuron.spikes->size());
  if (longest == 0) throw UsageError("--steps is missing: no neuron of the network has a spike train");
  return longest;
}

void append(std::string& line, std::uint64_t count) { line += "," + std::to_string(count); }
void append(std::string& line, double number) {
  line += ',';
  append_number(line, number, NumberKind::float64);
}

/// The files of a run.
class MeshRecording {
 public:
  MeshRecording(const MappedNetwork& network, ResultFiles& files)
      : network_(network),
        perf_(files.open_in_directory("perf.csv")),
        spikes_(files.open_in_directory("spikes.csv")) {
    perf_.write(
        "timestep,fired,updated,packets,hops,spikes,sim_time,synapse_energy,dendrite_energy,soma_energy,"
        "network_energy,total_energy\n");
    spikes_.write("neuron,timestep\n");
    std::string header = "timestep";
    for (std::size_t i = 0; i < network.neurons.size(); ++i) {
      if (!network.neurons[i].logs_potential) continue;
      shown_.push_back(i);
      header += "," + network.neurons[i].name;
    }
    if (shown_.empty()) return;
    potentials_ = &files.open_in_directory("potentials.csv");
    potentials_->write(header + "\n");
  }

  void record(const BarrierSteps& steps, const ChipEnergy& energy, double latency) {
    const std::string step = std::to_string(steps.steps());
    std::string line = step;
    const ChipCounts& counts = steps.operations().chip;
    for (const std::uint64_t count :
         {counts.fired, counts.updated, counts.packets, counts.hops, counts.synaptic_events})
      append(line, count);
    for (const double number :
         {latency, energy.synapse, energy.dendrite, energy.soma, energy.network, energy.total()})
      append(line, number);
    perf_.write(line + "\n");
    for (const std::size_t neuron : steps.fired()) {
      if (network_.neurons[neuron].logs_spikes)
        spikes_.write(network_.neurons[neuron].name + "," + step + "\n");
    }
    if (potentials_ == nullptr) return;
    line = step;
    for (const std::size_t neuron : shown_) append(line, steps.potential(neuron));
    potentials_->write(line + "\n");
  }

  bool has_potentials() const { return potentials_ != nullptr; }

 private:
  const MappedNetwork& network_;
  OutputFile& perf_;
  OutputFile& spikes_;
  OutputFile* potentials_ = nullptr;
  std::vector<std::size_t> shown_;  // neurons whose potentials are recorded
};

Json energy_json(const ChipEnergy& energy) {
  return {{"total", energy.total()},
          {"synapse", energy.synapse},
          {"dendrite", energy.dendrite},
          {"soma", energy.soma},
          {"network", energy.network}};
}

double per(double sum, std::uint64_t count) { return count == 0 ? 0 : sum / static_cast<double>(count); }

std::string text_of(const ChipCounts& counts, const ChipEnergy& energy, double time, std::uint64_t steps) {
  return std::to_string(steps) + " steps in " + quantity_text(time, "s") + ": " +
         quantity_text(energy.total(), "J") + " (synapses " + quantity_text(energy.synapse, "J") +
         ", somas " + quantity_text(energy.soma, "J") + ", network " + quantity_text(energy.network, "J") +
         ")\n" + std::to_string(counts.fired) + " spikes, " + std::to_string(counts.packets) +
         " messages over " + std::to_string(counts.hops) + " hops, " +
         std::to_string(counts.synaptic_events) + " synaptic events, " + std::to_string(counts.updated) +
         " updates of neurons; " + quantity_text(per(energy.total(), counts.synaptic_events), "J") +
         " for each synaptic event\n";
}

// @returns whether the bound is kept, or there is none
bool keeps(const char* what, double value, const std::string& unit, const std::optional<Expectation>& bound) {
  if (!bound || bound->holds(value)) return true;
  complain(std::string(what) + " is " + quantity_text(value, unit) + ", expected " + bound->text);
  return false;
}

int execute_mesh(const Settings& settings) {
  const MeshRun run = mesh_options().take(settings);
  if (!run.architecture) throw UsageError("--architecture is missing: the chip, a YAML file of SANA-FE");
  if (!run.network) throw UsageError("--network is missing: the network, a YAML file of SANA-FE");
  require_distinct_files(mesh_options().table(), settings, run.out);
  std::optional<Expectation> energy_bound, latency_bound;
  if (run.expected_energy) energy_bound = parse_expectation(*run.expected_energy, "J");
  if (run.expected_latency) latency_bound = parse_expectation(*run.expected_latency, "s");
  const auto chip = read_file([&] { return energy::read_sanafe_architecture(*run.architecture); });
  const auto read = read_file([&] { return energy::read_sanafe_network(*run.network, chip.architecture); });
  const MappedNetwork& network = read.network;
  const std::uint64_t steps = run.steps ? *run.steps : longest_train(network);
  ResultFiles files(run.out, run.force);
  files.open_report();
  MeshRecording recording(network, files);

  BarrierSteps simulation(chip.architecture, network);
  const CostModel costs(chip.architecture, network);
  double time = 0;
  {
    Progress progress(steps, run.general.quiet);
    while (simulation.steps() < steps && !interrupted()) {
      simulation.step();
      const double latency = costs.step_latency(simulation.operations());
      time += latency;
      recording.record(simulation, costs.energy(simulation.operations()), latency);
      progress.update(simulation.steps(), network.neurons.size());
    }
  }

  const ChipCounts& counts = simulation.total().chip;
  const ChipEnergy energy = costs.energy(simulation.total());
  Delivery delivery;
  delivery.command = "mesh";
  delivery.options = mesh_options().echo(run);
  delivery.steps = simulation.steps();
  delivery.interrupted = simulation.steps() < steps;
  delivery.interrupted_at = "after " + std::to_string(delivery.steps) + " steps";
  delivery.summary["chip"] = chip.architecture.name;
  delivery.summary["network"] = network.name;
  delivery.summary["steps"] = simulation.steps();
  delivery.summary["sim_time"] = time;
  delivery.summary["energy"] = energy_json(energy);
  delivery.summary["counts"] = {{"fired", counts.fired},
                                {"updated", counts.updated},
                                {"packets", counts.packets},
                                {"hops", counts.hops},
                                {"synaptic_events", counts.synaptic_events}};
  delivery.summary["energy_per_synaptic_event"] = per(energy.total(), counts.synaptic_events);
  delivery.summary["energy_per_update"] = per(energy.total(), counts.updated);
  delivery.summary["static_power"] = nullptr;  // these files have none
  Json ignored = Json::array();
  for (const auto* const names : {&chip.ignored, &read.ignored}) {
    for (const std::string& name : *names) ignored.push_back(name);
  }
  delivery.summary["ignored"] = ignored;
  delivery.text = text_of(counts, energy, time, simulation.steps());
  if (!ignored.empty())
    delivery.text +=
        "ignored: " + std::to_string(ignored.size()) + " kinds of attributes; see summary.json\n";
  if (delivery.interrupted) delivery.text += "interrupted: what was recorded until then is complete\n";
  delivery.text += "written: " + (std::filesystem::path(run.out) / "").string() +
                   " with perf.csv, spikes.csv, " + (recording.has_potentials() ? "potentials.csv, " : "") +
                   "summary.json, run.ini\n";
  const int code = deliver(delivery, files, run.general);
  if (code != exit_done) return code;
  const bool keeps_energy = keeps("the energy", energy.total(), "J", energy_bound);
  const bool keeps_latency = keeps("the simulated time", time, "s", latency_bound);
  return keeps_energy && keeps_latency ? exit_done : exit_expectation;
}

}  // namespace

Command mesh_command() {
  return {
      "mesh",
      "count what a network on a chip of many cores takes in energy and time",
      "Simulates a network that is mapped onto the cores of a chip in time steps, and counts operations: "
      "neurons that were looked at, updated and fired, messages and their hops, synaptic events. Energy is "
      "counts times the numbers of the architecture, and the time of a step is that of the core that takes "
      "longest, and of the barrier between steps. Files, rules and the columns of perf.csv are those of "
      "SANA-FE 2.2.9.\n"
      "Exit code: 0 done, 1 a bound was not kept, 2 wrong usage, 3 error in a file, 4 output not written, "
      "130 interrupted.\n",
      "  lif-testbench mesh --architecture loihi.yaml --network net.yaml\n"
      "  lif-testbench mesh --architecture arch.yaml --network net.yaml --steps 1000 --out result\n"
      "  lif-testbench mesh --architecture arch.yaml --network net.yaml --expect-energy '<2.5nJ'\n",
      mesh_options().table(),
      &execute_mesh};
}

}  // namespace lif::testbench
