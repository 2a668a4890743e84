#include <filesystem>
#include <functional>
#include <optional>

#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/network_options.hpp"
#include "commands/sample_options.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "network/classifier.hpp"
#include "network/network_recorders.hpp"
#include "network/network_summary.hpp"
#include "network/predictions.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"
#include "ranks/dealt_work.hpp"

namespace lif::testbench {

namespace {

/// Hands on the predictions of a classifier, a row for each sample.
class Predictions : public NetworkObserver {
 public:
  using Sink = std::function<void(std::string row)>;

  Predictions(Sink sink, const Classifier& classifier, const SampleSource& source)
      : sink_(std::move(sink)), classifier_(classifier), source_(source) {}

  // Has to be called after the classifier, whose results it hands on.
  void record(std::uint64_t, const Frame<>&) override {
    if (source_.is_last_step()) sink_(prediction_row(source_.sample(), classifier_.counts()));
  }

 private:
  Sink sink_;
  const Classifier& classifier_;
  const SampleSource& source_;
};

std::string human_summary(const ClassCounts& counts, const NetworkStatistics& statistics,
                          const std::vector<nir::Assumption>& assumptions, const std::string& out,
                          bool interrupted) {
  std::string text =
      counts.text() + "\n" + table_of(statistics) + "assumed:\n" + assumptions_text(assumptions);
  if (interrupted) text += "interrupted: what was recorded until then is complete\n";
  return text + "written: " + (std::filesystem::path(out) / "").string() +
         " with predictions.csv, summary.json, run.ini\n";
}

/// The values of the options of `classify`.
struct Classification {
  SampleChoice samples;
  FormatChoice formats;
  NetworkChoice network;
  std::string out = "out";
  bool force = false;
  General general;
};

const Declarations<Classification>& classify_options() {
  static const Declarations<Classification> all{
      within(&Classification::network, network_choice_options()),
      within(&Classification::samples, sample_options()),
      within(&Classification::formats, format_options()),
      {"Output",
       {output_folder("folder of the results; default out", &Classification::out),
        force("write into a folder that holds other files", &Classification::force)}},
      within(&Classification::general, general_options())};
  return all;
}

/// What a process has classified.
struct Classified {
  TimedRun run;
  ClassCounts counts;
  NetworkStatistics statistics;
};

// What a process has classified as it tells the first one.
Json packed(const Classified& own, std::vector<std::string> rows) {
  Json layers = Json::array();
  for (const LayerStatistics& layer : own.statistics.layers) {
    layers.push_back({layer.spikes, layer.synaptic_events, layer.events.saturations, layer.events.wraps,
                      layer.events.exact_threshold_hits});
  }
  return {{"samples", own.counts.samples()},
          {"correct", own.counts.correct()},
          {"steps", own.run.steps},
          {"layers", std::move(layers)},
          {"rows", std::move(rows)}};
}

// Adds what another process has classified.
void include(Classified& all, const Json& other) {
  all.counts.include(other["samples"], other["correct"]);
  const std::uint64_t steps = other["steps"];
  all.run.steps += steps;
  all.statistics.steps += steps;
  for (std::size_t i = 0; i < all.statistics.layers.size(); ++i) {
    const Json& layer = other["layers"][i];
    all.statistics.layers[i].spikes += layer[0].get<std::uint64_t>();
    all.statistics.layers[i].synaptic_events += layer[1].get<std::uint64_t>();
    NumberEvents events;
    events.saturations = layer[2];
    events.wraps = layer[3];
    events.exact_threshold_hits = layer[4];
    all.statistics.layers[i].events += events;
  }
}

// Writes the rows of all processes in the order of the samples, which were dealt in turn.
void write_rows(const std::vector<Json>& of_ranks, OutputFile& table) {
  for (std::size_t round = 0;; ++round) {
    for (const Json& packet : of_ranks) {
      if (round >= packet["rows"].size()) return;
      table.write(packet["rows"][round].get_ref<const std::string&>());
    }
  }
}

int execute_classify(const Settings& settings) {
  RankGroup ranks;
  const Classification choice = classify_options().take(settings);
  const SampleChoice& samples = choice.samples;
  const OptionTable& table_of_options = classify_options().table();
  require_distinct_files(table_of_options, settings, choice.out);
  require_files_for_all(table_of_options, settings, choice.network.path, ranks.ranks());
  DealtWork dealt(ranks);
  std::optional<nir::BuiltNetwork> read;
  std::optional<SampleSource> opened;
  dealt.together([&] {
    read = build_network(choice.network, read_network(choice.network), choice.formats.quantisation());
    warn_of_doubts(*read);
    opened.emplace(samples.path, read->description, samples.scale, samples.steps,
                   SampleTurns{dealt.ranks(), dealt.rank(), [&] { dealt.ask(); }});
  });
  nir::BuiltNetwork& built = *read;
  SampleSource& source = *opened;
  std::optional<ResultFiles> files;
  OutputFile* table = nullptr;
  std::optional<Classified> all;
  const std::vector<Json> of_ranks = dealt.share([&] {
    NetworkBench bench(std::move(built.description), default_period_ps);
    const LayerNetwork& network = bench.network(0);
    if (ranks.is_first()) {
      files.emplace(choice.out, choice.force);
      files->open_report();
      table = &files->open_in_directory("predictions.csv");
      table->write(predictions_header(network.output_size()));
    }
    // A process of several keeps its rows until they can be put in order.
    std::vector<std::string> rows;
    Classifier classifier(network, source);
    dealt.begin_steps();
    Predictions predictions(
        [&](std::string row) {
          if (dealt.ranks() == 1) {
            table->write(row);
          } else {
            rows.push_back(std::move(row));
          }
        },
        classifier, source);
    const TimedRun run = run_timed(
        bench, [&](NetworkBench::Drive& drive) { return source.next(drive); }, {&classifier, &predictions},
        {}, choice.general.quiet);
    all = Classified{run, classifier.counts(), statistics_of(network, run.steps)};
    return packed(*all, std::move(rows));
  });
  if (!ranks.is_first()) return all->run.interrupted ? exit_interrupted : exit_done;
  for (std::size_t rank = 1; rank < of_ranks.size(); ++rank) include(*all, of_ranks[rank]);
  write_rows(of_ranks, *table);

  const ClassCounts& counts = all->counts;
  const NetworkStatistics& statistics = all->statistics;
  const TimedRun& run = all->run;
  Delivery delivery;
  delivery.command = "classify";
  delivery.options = classify_options().echo(choice);
  delivery.summary["samples"] = counts.samples();
  delivery.summary["correct"] = counts.correct();
  delivery.summary["accuracy"] = counts.accuracy();
  delivery.summary.update(summarise(statistics, choice.network.dt));
  delivery.summary["assumptions"] = assumptions_json(built.assumptions);
  delivery.summary["wall_seconds"] = run.seconds;
  delivery.text = human_summary(counts, statistics, built.assumptions, choice.out, run.interrupted);
  delivery.steps = run.steps;
  delivery.interrupted = run.interrupted;
  delivery.interrupted_at = "after " + std::to_string(counts.samples()) + " samples";
  return deliver(delivery, *files, choice.general);
}

}  // namespace

Command classify_command() {
  return {
      "classify",
      "show samples to a network from a NIR file and count its spikes",
      "Shows each sample to the network for a number of steps, with its values held as currents, and counts "
      "the\nspikes of each output. The output with the highest count is the predicted class; of several "
      "equal ones\nit is the first. The state of the network is reset before each sample. Under mpirun, the "
      "samples are\ndivided among the processes.\n"
      "Exit code: 0 done, 2 wrong usage, 3 error in the file or the samples, 4 output not written, 130 "
      "interrupted.",
      "  lif-testbench classify digits.nir --dt 1e-4 --convention snntorch --samples test.csv --steps 25 "
      "--input-scale 0.0625\n"
      "  lif-testbench classify digits.nir --dt 1e-4 --convention snntorch --samples test.csv --steps 25 "
      "--weights fixed:6.4\n"
      "  lif-testbench classify digits.nir --dt 1e-4 --convention nir --samples - --steps 10 --json\n",
      classify_options().table(),
      &execute_classify,
      {"FILE"}};
}

}  // namespace lif::testbench
