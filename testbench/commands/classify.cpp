#include <filesystem>

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
#include "network/predictions_file.hpp"
#include "network/timed_run.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

namespace {

/// Writes the predictions of a classifier.
class Predictions : public NetworkObserver {
 public:
  Predictions(OutputFile& file, const Classifier& classifier, const SampleSource& source, std::size_t outputs)
      : file_(file, outputs), classifier_(classifier), source_(source) {}

  // Has to be called after the classifier, whose results it writes.
  void record(std::uint64_t, const Frame<>&) override {
    if (source_.is_last_step()) file_.write(source_.sample(), classifier_.counts());
  }

 private:
  PredictionsFile file_;
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

int execute_classify(const Settings& settings) {
  const Classification choice = classify_options().take(settings);
  const SampleChoice& samples = choice.samples;
  require_distinct_files(classify_options().table(), settings, choice.out);
  nir::BuiltNetwork built =
      build_network(choice.network, read_network(choice.network), choice.formats.quantisation());
  warn_of_doubts(built);
  ResultFiles files(choice.out, choice.force);
  files.open_report();
  OutputFile& table = files.open_in_directory("predictions.csv");
  NetworkBench bench(std::move(built.description), default_period_ps);
  const LayerNetwork& network = bench.network(0);
  SampleSource source(samples.path, network.description(), samples.scale, samples.steps);
  Classifier classifier(network, source);
  Predictions predictions(table, classifier, source, network.output_size());
  const TimedRun run = run_timed(
      bench, [&](NetworkBench::Drive& drive) { return source.next(drive); }, {&classifier, &predictions}, {},
      choice.general.quiet);

  const NetworkStatistics statistics = statistics_of(network, run.steps);
  Delivery delivery;
  delivery.command = "classify";
  delivery.options = classify_options().echo(choice);
  const ClassCounts& counts = classifier.counts();
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
  return deliver(delivery, files, choice.general);
}

}  // namespace

Command classify_command() {
  return {
      "classify",
      "show samples to a network from a NIR file and count its spikes",
      "Shows each sample to the network for a number of steps, with its values held as currents, and counts "
      "the\nspikes of each output. The output with the highest count is the predicted class; of several "
      "equal ones\nit is the first. The state of the network is reset before each sample.\n"
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
