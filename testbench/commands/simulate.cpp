#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <lif/description/network_description.hpp>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "messages.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "ranks/dealt_work.hpp"
#include "ranks/rank_group.hpp"
#include "synaptic/memory_estimate.hpp"
#include "synaptic/population_statistics.hpp"
#include "synaptic/read_any_network.hpp"
#include "synaptic/simulation.hpp"
#include "synaptic/simulation_recording.hpp"
#include "text/numbers.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

/// The values of the options of `simulate`.
struct SimulateRun {
  std::string file;
  std::optional<double> time;
  double discard = 0;
  std::optional<std::uint64_t> seed;
  std::uint64_t threads = 1;
  std::string out = "out";
  bool force = false;
  General general;
};

double parse_time(const Setting& setting) {
  const double time = finite_number(setting);
  if (!(time > 0)) refuse(setting, "a number of milliseconds above 0");
  return time;
}

double parse_discarded(const Setting& setting) {
  const double time = finite_number(setting);
  if (!(time >= 0)) refuse(setting, "a number of milliseconds, 0 or more");
  return time;
}

const Declarations<SimulateRun>& simulate_options() {
  using Run = SimulateRun;
  static const Declarations<Run> all{
      {"Network",
       {file_argument("network", "the JSON file of the network", "simulate needs the JSON file of a network",
                      &Run::file),
        integer("seed", "N", "seed of all random numbers, in place of the file's", {0}, &Run::seed)}},
      {"Simulation",
       {value(Option{"time", "MS", "simulated time in ms, in place of the file's; rounded up to whole steps"},
              &Run::time, &parse_time, [](double time) { return to_text(time); }),
        value(Option{"discard", "MS",
                     "leave the spikes of this time at the start out of the statistics; default 0"},
              &Run::discard, &parse_discarded, [](double time) { return to_text(time); }),
        integer("threads", "N", "number of threads that share the work; it does not change the results",
                {1, 1024}, &Run::threads)}},
      {"Output",
       {output_folder("folder of the results; default out", &Run::out),
        force("write into a folder that holds other files", &Run::force)}},
      within(&Run::general, general_options())};
  return all;
}

NetworkDescription read_description(const SimulateRun& run) {
  NetworkDescription network = read_any_network(run.file);
  if (run.seed) network.seed = *run.seed;
  if (run.time) network.time = *run.time;
  if (!(network.time > 0))
    throw UsageError("--time is missing: the file does not say for how long the network is simulated");
  return network;
}

std::uint64_t steps_in(double time, double resolution) {
  const double steps = std::max(1.0, std::ceil(time / resolution - 1e-9));
  if (steps > static_cast<double>(most_steps)) {
    throw UsageError("the time of " + to_text(time) + " ms has " + to_text(steps) +
                     " steps: allowed are up to " + to_text(static_cast<double>(most_steps)));
  }
  return static_cast<std::uint64_t>(steps);
}

/// Numbers of steps.
struct SimulationSteps {
  std::uint64_t all;
  std::uint64_t discarded;  ///< of them, from the start, left out of the statistics
};

SimulationSteps steps_of(const SimulateRun& choice, const NetworkDescription& network) {
  const SimulationSteps steps{steps_in(network.time, network.resolution),
                              choice.discard > 0 ? steps_in(choice.discard, network.resolution) : 0};
  if (steps.discarded < steps.all) return steps;
  throw UsageError("--discard: " + to_text(choice.discard) + " ms are not less than the simulated time of " +
                   to_text(network.time) + " ms");
}

std::string table_of(const std::vector<PopulationStatistics>& statistics, double seconds) {
  std::string text = "  population          neurons      spikes     rate /s   CV of intervals\n";
  for (const PopulationStatistics& population : statistics) {
    std::string line = "  " + printable(population.name());
    const auto column = [&](std::size_t end, const std::string& word) {
      const std::size_t width = line.size() + word.size();
      line += std::string(width < end ? end - width : 1, ' ') + word;
    };
    column(29, std::to_string(population.neurons()));
    column(41, std::to_string(population.spikes()));
    column(53, short_number(population.rate(seconds)));
    const std::optional<double> cv = population.interval_cv();
    column(71, cv ? short_number(*cv) : "-");
    text += line + "\n";
  }
  return text;
}

// The options that repeat the run as far as it came.
EffectiveOptions options_of(SimulateRun choice, const NetworkDescription& network, std::uint64_t done,
                            bool is_complete) {
  choice.seed = network.seed;
  choice.time = done == 0 || is_complete ? network.time : static_cast<double>(done) * network.resolution;
  if (choice.discard >= *choice.time) choice.discard = 0;
  return simulate_options().echo(choice);
}

Json summary_of(const NetworkDescription& network, const SimulationResult& result,
                const std::vector<PopulationStatistics>& statistics, double watched_seconds) {
  const double seconds = static_cast<double>(result.steps) * network.resolution / 1000;
  std::uint64_t neurons = 0;
  std::uint64_t spikes = 0;
  Json populations = Json::array();
  for (const PopulationStatistics& population : statistics) {
    neurons += population.neurons();
    spikes += population.spikes();
    populations.push_back(population.json(watched_seconds));
  }
  Json summary;
  summary["steps"] = result.steps;
  summary["simulated_seconds"] = seconds;
  summary["neurons"] = neurons;
  summary["synapses"] = result.synapses;
  summary["synapse_bytes"] = result.synapse_bytes;
  summary["spikes"] = spike_counts(spikes);
  summary["synaptic_events"] = result.synaptic_events;
  summary["populations"] = std::move(populations);
  summary["peak_bytes"] = result.peak_bytes;
  summary["build_wall_seconds"] = result.build_seconds;
  summary["wall_seconds"] = result.run_seconds;
  summary["real_time_factor"] = seconds > 0 ? Json(result.run_seconds / seconds) : Json(nullptr);
  return summary;
}

template <class Real>
int simulate(const SimulateRun& choice, const NetworkDescription& network, const SimulationSteps& steps,
             RankGroup& ranks) {
  ranks.part_ways();
  std::optional<ResultFiles> files;
  if (ranks.is_first()) files.emplace(choice.out, choice.force);
  const SimulationChoice how{choice.file, static_cast<std::size_t>(choice.threads), choice.general.quiet};
  Simulation<Real> simulation(how, network, ranks);
  std::optional<SimulationRecording<Real>> recording;
  if (ranks.is_first()) {
    recording.emplace(network, simulation.engine(), simulation.potentials(), steps.discarded,
                      std::filesystem::path(choice.file).filename().string(), *files);
  }
  const SimulationResult result = simulation.run(steps.all, [&](std::int64_t step) {
    if (recording) recording->record(simulation.engine(), simulation.potentials(), step);
  });
  int code = result.is_complete ? exit_done : exit_interrupted;
  if (recording) {
    recording->finish();
    const double watched = static_cast<double>(result.steps - std::min(result.steps, steps.discarded)) *
                           network.resolution / 1000;
    Delivery delivery;
    delivery.command = "simulate";
    delivery.options = options_of(choice, network, result.steps, result.is_complete);
    delivery.summary = summary_of(network, result, recording->statistics(), watched);
    delivery.summary["processes"] = ranks.ranks();
    const Json& of_all = delivery.summary;
    const double seconds = of_all["simulated_seconds"];
    delivery.text = of_all["neurons"].dump() + " neurons, " + std::to_string(result.synapses) +
                    " synapses, built in " + short_number(result.build_seconds) + " s\n" +
                    short_number(seconds * 1000) + " ms simulated in " + short_number(result.run_seconds) +
                    " s (real-time factor " + short_number(seconds > 0 ? result.run_seconds / seconds : 0) +
                    ")\n" + table_of(recording->statistics(), watched);
    if (!result.is_complete) delivery.text += "interrupted: what was recorded until then is complete\n";
    delivery.text += "written: " + (std::filesystem::path(choice.out) / "").string() + " with spikes.csv, " +
                     (simulation.potentials().is_empty() ? "" : "potentials.csv, ") +
                     (network.recorded_rates.empty() ? "" : "rates.csv, ") +
                     "raster.svg, summary.json, run.ini\n";
    delivery.steps = result.steps;
    delivery.interrupted = !result.is_complete;
    delivery.interrupted_at = "after " + std::to_string(result.steps) + " steps";
    code = deliver(delivery, *files, choice.general);
  }
  ranks.rejoin();
  return code;
}

int execute_simulate(const Settings& settings) {
  RankGroup ranks;
  const SimulateRun choice = simulate_options().take(settings);
  require_distinct_files(simulate_options().table(), settings, choice.out);
  require_files_for_all(simulate_options().table(), settings, choice.file, ranks.ranks());
  NetworkDescription network;
  SimulationSteps steps{};
  DealtWork(ranks).together([&] {
    network = read_description(choice);
    require_outside(network.files, choice.out);
    require_memory(network, choice.file);
    steps = steps_of(choice, network);
  });
  const std::string doubt = ranks.doubt(static_cast<std::size_t>(choice.threads));
  if (!doubt.empty() && ranks.is_first() && std::getenv("OMPI_MCA_mpi_yield_when_idle") == nullptr)
    complain("warning: " + doubt);
  return network.is_double ? simulate<double>(choice, network, steps, ranks)
                           : simulate<float>(choice, network, steps, ranks);
}

}  // namespace

Command simulate_command() {
  return {
      "simulate",
      "run a network of populations and synapses from a JSON file",
      "Reads populations of neurons, the rules by which synapses connect them, and what drives them from a\n"
      "JSON file, whose members testbench/README.md describes. Rules have the names and the meaning that "
      "NEST\n"
      "gives them. The file may also be the JSON configuration of a SONATA network of point neurons.\n"
      "Results depend on the file and the seed alone, not on the number of threads.\n"
      "Exit code: 0 done, 2 wrong usage, 3 error in the file or a number that is no longer finite, 4 output "
      "not "
      "written, 130 interrupted.",
      "  lif-testbench simulate net.json --time 1000\n"
      "  lif-testbench simulate net.json --time 10000 --discard 500 --threads 2 --out result\n"
      "  lif-testbench simulate net.json --seed 2 --json --quiet\n",
      simulate_options().table(),
      &execute_simulate,
      {"FILE"}};
}

}  // namespace lif::testbench
