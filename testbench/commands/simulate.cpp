#include <sys/resource.h>

#include <cmath>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>
#include <lif/frameworks/all.hpp>

#include "benchmark/stopwatch.hpp"
#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "limits.hpp"
#include "options/declare.hpp"
#include "output/result_files.hpp"
#include "plots/raster_picture.hpp"
#include "simulation/progress.hpp"
#include "synaptic/memory_estimate.hpp"
#include "synaptic/population_statistics.hpp"
#include "text/csv_fields.hpp"
#include "text/line_reader.hpp"
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
  { LineReader check(run.file); }  // a folder, a missing or an empty file is refused as everywhere
  NetworkDescription network;
  try {
    network = read_network_file(run.file);
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
  if (run.seed) network.seed = *run.seed;
  if (run.time) network.time = *run.time;
  if (!(network.time > 0))
    throw UsageError("--time is missing: the file does not say for how long the network is simulated");
  return network;
}

std::uint64_t steps_in(double time, double resolution) {
  const double steps = std::ceil(time / resolution - 1e-9);
  if (steps > static_cast<double>(most_steps)) {
    throw UsageError("--time: " + to_text(time) + " ms are " + to_text(steps) + " steps: allowed are " +
                     to_text(static_cast<double>(most_steps)));
  }
  return static_cast<std::uint64_t>(steps);
}

double peak_bytes() {
  ::rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) * 1024;
}

/// What is recorded of a run, step by step.
template <class Real>
class SimulationRecording {
 public:
  SimulationRecording(const NetworkDescription& network, SynapticEngine<Real>& engine,
                      std::uint64_t discarded, const std::string& title, ResultFiles& files)
      : discarded_(discarded), picture_(title), is_written_(engine.populations(), !network.recorded_spikes) {
    files.open_report();
    spikes_ = &files.open_in_directory("spikes.csv");
    spikes_->write("step,population,neuron\n");
    for (std::size_t p = 0; p < engine.populations(); ++p) {
      statistics_.emplace_back(engine.name(p), engine.neurons(p).model(), engine.neurons(p).size());
      picture_.add_band(engine.name(p), engine.neurons(p).size());
      fields_.push_back("," + csv_field(engine.name(p)) + ",");
    }
    for (const std::size_t p : network.recorded_spikes.value_or(std::vector<std::size_t>{}))
      is_written_[p] = true;
    open_potentials(network, engine, files);
    raster_ = &files.open_in_directory("raster.svg");
  }

  void record(const SynapticEngine<Real>& engine, std::int64_t step) {
    const auto now = static_cast<std::uint64_t>(step);
    const std::string number = std::to_string(step);
    picture_.begin_step();
    for (std::size_t p = 0; p < statistics_.size(); ++p) {
      engine.for_each_spike(p, step, [&](std::uint32_t neuron) {
        if (now >= discarded_) statistics_[p].spike(now, neuron);
        picture_.spike(p, neuron);
        if (is_written_[p]) spikes_->write(number + fields_[p] + std::to_string(neuron) + "\n");
      });
    }
    if (potentials_ == nullptr) return;
    row_ = number;
    for (std::size_t i = 0; i < probes_; ++i) {
      row_ += ',';
      append_number(row_, engine.probed(i, step),
                    std::is_same_v<Real, float> ? NumberKind::float32 : NumberKind::float64);
    }
    potentials_->write(row_ + "\n");
  }

  void finish() { raster_->write(picture_.finished()); }
  const std::vector<PopulationStatistics>& statistics() const { return statistics_; }
  bool has_potentials() const { return potentials_ != nullptr; }

 private:
  void open_potentials(const NetworkDescription& network, SynapticEngine<Real>& engine, ResultFiles& files) {
    std::string header = "step";
    for (const PotentialsDescription& recorded : network.recorded_potentials) {
      for (const std::uint32_t neuron : recorded.neurons) {
        engine.probe(recorded.population, neuron);
        ++probes_;
        header += "," + csv_field(engine.name(recorded.population) + "." + std::to_string(neuron));
      }
    }
    if (probes_ == 0) return;
    potentials_ = &files.open_in_directory("potentials.csv");
    potentials_->write(header + "\n");
  }

  std::uint64_t discarded_;
  RasterPicture picture_;
  std::vector<PopulationStatistics> statistics_;
  std::vector<bool> is_written_;     // whether a population's spikes are written
  std::vector<std::string> fields_;  // names of the populations, between commas
  OutputFile* spikes_ = nullptr;
  OutputFile* potentials_ = nullptr;
  OutputFile* raster_ = nullptr;
  std::size_t probes_ = 0;
  std::string row_;
};

/// How long building and running took.
struct SimulationTimes {
  double build = 0;
  double run = 0;
};

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

template <class Real>
int simulate(const SimulateRun& choice, const NetworkDescription& network) {
  const std::uint64_t steps = steps_in(network.time, network.resolution);
  const std::uint64_t discarded = choice.discard > 0 ? steps_in(choice.discard, network.resolution) : 0;
  if (discarded >= steps) {
    throw UsageError("--discard: " + to_text(choice.discard) +
                     " ms are not less than the simulated time of " + to_text(network.time) + " ms");
  }
  ResultFiles files(choice.out, choice.force);
  const Stopwatch build_watch;
  std::unique_ptr<SynapticEngine<Real>> engine;
  try {
    engine = build_network<Real>(network, every_framework(), static_cast<std::size_t>(choice.threads));
    if (interrupted()) throw Interrupted();
    engine->build();
  } catch (const std::invalid_argument& error) {
    throw InputError(error.what());
  }
  SimulationTimes times;
  times.build = build_watch.wall();
  const std::string file = std::filesystem::path(choice.file).filename().string();
  SimulationRecording<Real> recording(network, *engine, discarded, file, files);

  const Stopwatch run_watch;
  std::uint64_t done = 0;
  {
    Progress progress(steps, choice.general.quiet, network.resolution / 1000);
    while (done < steps && !interrupted()) {
      const auto first = static_cast<std::uint64_t>(engine->steps());
      try {
        engine->visit(SynapticEngine<Real>::most_steps_in_visit);
      } catch (const std::domain_error& error) {
        throw InputError(choice.file + ": " + error.what());
      }
      const auto end = std::min(steps, static_cast<std::uint64_t>(engine->steps()));
      for (std::uint64_t step = first; step < end; ++step)
        recording.record(*engine, static_cast<std::int64_t>(step));
      done = end;
      progress.update(done, 4096);
    }
  }
  times.run = run_watch.wall();
  recording.finish();

  const double seconds = static_cast<double>(done) * network.resolution / 1000;
  const double watched = static_cast<double>(done - std::min(done, discarded)) * network.resolution / 1000;
  Delivery delivery;
  delivery.command = "simulate";
  SimulateRun effective = choice;
  effective.time = done > 0 ? static_cast<double>(done) * network.resolution : network.time;
  if (done == steps) effective.time = network.time;
  effective.seed = network.seed;
  delivery.options = simulate_options().echo(effective);
  Json& summary = delivery.summary;
  std::uint64_t neurons = 0;
  std::uint64_t spikes = 0;
  Json populations = Json::array();
  for (const PopulationStatistics& population : recording.statistics()) {
    neurons += population.neurons();
    spikes += population.spikes();
    populations.push_back(population.json(watched));
  }
  summary["steps"] = done;
  summary["simulated_seconds"] = seconds;
  summary["neurons"] = neurons;
  summary["synapses"] = engine->synapses();
  summary["synapse_bytes"] = engine->synapse_bytes();
  summary["spikes"] = spike_counts(spikes);
  summary["synaptic_events"] = engine->synaptic_events();
  summary["populations"] = std::move(populations);
  summary["peak_bytes"] = peak_bytes();
  summary["build_wall_seconds"] = times.build;
  summary["wall_seconds"] = times.run;
  summary["real_time_factor"] = seconds > 0 ? Json(times.run / seconds) : Json(nullptr);
  delivery.text = std::to_string(neurons) + " neurons, " + std::to_string(engine->synapses()) +
                  " synapses, built in " + short_number(times.build) + " s\n" + short_number(seconds * 1000) +
                  " ms simulated in " + short_number(times.run) + " s (real-time factor " +
                  short_number(seconds > 0 ? times.run / seconds : 0) + ")\n" +
                  table_of(recording.statistics(), watched);
  const bool is_interrupted = interrupted() && done < steps;
  if (is_interrupted) delivery.text += "interrupted: what was recorded until then is complete\n";
  delivery.text += "written: " + (std::filesystem::path(choice.out) / "").string() + " with spikes.csv, " +
                   (recording.has_potentials() ? "potentials.csv, " : "") +
                   "raster.svg, summary.json, run.ini\n";
  delivery.steps = done;
  delivery.interrupted = is_interrupted;
  delivery.interrupted_at = "after " + std::to_string(done) + " steps";
  return deliver(delivery, files, choice.general);
}

int execute_simulate(const Settings& settings) {
  const SimulateRun choice = simulate_options().take(settings);
  require_distinct_files(simulate_options().table(), settings, choice.out);
  const NetworkDescription network = read_description(choice);
  require_memory(network, choice.file);
  return network.is_double ? simulate<double>(choice, network) : simulate<float>(choice, network);
}

}  // namespace

Command simulate_command() {
  return {
      "simulate",
      "run a network of populations and synapses from a JSON file",
      "Reads populations of neurons, the rules by which synapses connect them, and what drives them from a\n"
      "JSON file, whose members testbench/README.md describes. Rules have the names and the meaning that "
      "NEST\n"
      "gives them. Results depend on the file and the seed alone, not on the number of threads.\n"
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
