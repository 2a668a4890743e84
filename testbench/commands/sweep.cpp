#include <deque>
#include <set>

#include <lif/shell/report.hpp>

#include "analysis/lif_closed_form.hpp"
#include "commands/command.hpp"
#include "commands/delivery.hpp"
#include "commands/distinct_files.hpp"
#include "commands/sweep_configuration.hpp"
#include "commands/sweep_result.hpp"
#include "errors.hpp"
#include "output/result_files.hpp"
#include "ranks/dealt_work.hpp"
#include "recorders/statistics.hpp"
#include "simulation/bench.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

// Any period will do, because the results of a sweep count in steps.
constexpr std::int64_t any_clock_period_ps = 10'000;

class ConstantCurrent : public StepSource {
 public:
  /// @param pacer  paced in each step, unless it is null
  ConstantCurrent(double current, DealtWork* pacer) : current_(current), pacer_(pacer) {}

  bool next(StepInput& input) override {
    if (pacer_ != nullptr) pacer_->pace();
    input.current = current_;
    return true;
  }

 private:
  double current_;
  DealtWork* pacer_;
};

// The closed form with the parameters as the neuron holds them, rounded to its number type.
LifClosedForm closed_form_of(const ConfiguredModel& lif) {
  LifClosedForm form;
  const bool is_float = lif.neuron.type.kind == NumberKind::float32;
  const auto held = [&](const char* name) {
    const double value = lif.parameter(name);
    return is_float ? static_cast<double>(static_cast<float>(value)) : value;
  };
  form.beta = held("beta");
  form.threshold = held("threshold");
  form.reset_potential = held("reset_potential");
  form.initial_potential = held("initial_potential");
  form.refractory_steps = static_cast<std::int64_t>(lif.parameter("refractory_steps"));
  return form;
}

double current_of(const SweepConfiguration& configuration, std::uint64_t index) {
  const double share = static_cast<double>(index) / static_cast<double>(configuration.points - 1);
  return index + 1 == configuration.points
             ? configuration.to
             : configuration.from + share * (configuration.to - configuration.from);
}

// Currents that the number type does not tell apart would look like a curve with steps.
void warn_of_equal_currents(const SweepConfiguration& configuration, const std::vector<SweptPoint>& curve) {
  std::set<double> currents;
  for (const SweptPoint& point : curve) currents.insert(point.current);
  if (currents.size() == curve.size()) return;
  report_warning(message_type::input, "sweep",
                 "the number type " + configuration.neuron.model.neuron.type.name() + " has only " +
                     std::to_string(currents.size()) + (currents.size() == 1 ? " value" : " values") +
                     " for the " + std::to_string(curve.size()) + " currents from " +
                     to_text(configuration.from) + " to " + to_text(configuration.to));
}

// The currents of the sweep, rounded as the model takes them.
SweepResult unmeasured(const SweepConfiguration& configuration) {
  const ConfiguredModel& model = configuration.neuron.model;
  const auto rule = model.choice.make_rule();
  SweepResult result;
  // The closed form is for real numbers; a fixed-point neuron follows another curve.
  const bool is_real = model.neuron.type.kind != NumberKind::fixed;
  if (configuration.neuron.entry->name == "lif" && is_real) result.closed_form = closed_form_of(model);
  result.curve.resize(configuration.points);
  for (std::size_t i = 0; i < result.curve.size(); ++i)
    result.curve[i].current = rule->rounded(current_of(configuration, i));
  warn_of_equal_currents(configuration, result.curve);
  return result;
}

// Measures the points of this process.
Outcome measure(const SweepConfiguration& configuration, std::vector<SweptPoint>& curve, DealtWork& dealt) {
  std::deque<Statistics> statistics;
  std::vector<SweptPoint*> points;
  std::vector<Lane> lanes;
  for (std::size_t i = 0; i < curve.size(); ++i) {
    if (!dealt.is_own(i)) continue;
    points.push_back(&curve[i]);
    statistics.emplace_back(0);  // counts the spikes, but keeps no list of them
    lanes.push_back({"neuron_" + std::to_string(i),
                     configuration.neuron.model.choice,
                     std::make_unique<ConstantCurrent>(curve[i].current, lanes.empty() ? &dealt : nullptr),
                     {&statistics.back()},
                     {}});
  }
  if (lanes.empty()) return {};
  Bench bench("testbench", any_clock_period_ps, std::move(lanes));
  const Outcome outcome = bench.run(configuration.steps, configuration.steps, configuration.general.quiet);
  for (std::size_t i = 0; i < points.size(); ++i) {
    statistics[i].finish(outcome.steps);
    points[i]->spikes = statistics[i].spikes();
    points[i]->rate = statistics[i].rate();
    points[i]->first_spike = statistics[i].first_spike();
    points[i]->interval_mean = statistics[i].interval_mean();
  }
  return outcome;
}

// Puts the points of all processes into the curve of the first one.
void collect(const std::vector<Json>& of_ranks, std::vector<SweptPoint>& curve) {
  for (std::size_t rank = 0; rank < of_ranks.size(); ++rank) {
    std::size_t i = rank;
    for (const Json& packet : of_ranks[rank]) {
      unpack(packet, curve[i]);
      i += of_ranks.size();
    }
  }
}

int execute_sweep(const Settings& settings) {
  RankGroup ranks;
  require_files_for_all(sweep_options().table(), settings, "", ranks.ranks());
  DealtWork dealt(ranks);
  SweepConfiguration configuration;
  SweepResult result;
  dealt.together([&] {
    configuration = configure_sweep(settings);
    result = unmeasured(configuration);
  });
  std::optional<ResultFiles> files;
  std::vector<OutputFile*> tables, plots;
  const auto open_files = [&] {
    files.emplace(configuration.out, configuration.force);
    if (files->has_directory()) {
      files->open_report();
      tables.push_back(&files->open_in_directory("f_i.csv"));
      plots.push_back(&files->open_in_directory("plot.svg"));
    }
    if (configuration.csv) tables.push_back(&files->open(*configuration.csv));
    if (configuration.plot) plots.push_back(&files->open(*configuration.plot));
  };
  const std::vector<Json> of_ranks = dealt.share([&] {
    if (ranks.is_first()) open_files();
    dealt.begin_steps();
    result.outcome = measure(configuration, result.curve, dealt);
    Json packets = Json::array();
    for (std::size_t i = 0; i < result.curve.size(); ++i) {
      if (dealt.is_own(i)) packets.push_back(packed(result.curve[i]));
    }
    return packets;
  });
  if (!ranks.is_first()) return result.outcome.interrupted ? exit_interrupted : exit_done;
  collect(of_ranks, result.curve);
  for (OutputFile* file : tables) file->write(as_csv(result));
  for (OutputFile* file : plots) file->write(as_plot(configuration, result));

  Delivery delivery;
  delivery.command = "sweep";
  delivery.options = sweep_options().echo(configuration);
  delivery.summary = as_json(result);
  const ConfiguredModel& model = configuration.neuron.model;
  delivery.summary["parameters"] = parameters_in_effect(model.neuron, model.parameters);
  delivery.text = as_text(configuration, result);
  delivery.steps = result.outcome.steps;
  delivery.interrupted = result.outcome.interrupted;
  delivery.stdout_is_taken = configuration.csv == "-" || configuration.plot == "-";
  return deliver(delivery, *files, configuration.general);
}

}  // namespace

Command sweep_command() {
  return {
      "sweep",
      "measure the firing rate over a range of constant currents (f-I curve)",
      "Simulates one neuron for each current, side by side, and draws the firing rate over the current,\n"
      "together with the closed form of the model if there is one. Under mpirun, the currents are divided\n"
      "among the processes. The exit codes are those of run.",
      "  lif-testbench sweep\n"
      "  lif-testbench sweep --beta 0.95 --set refractory_steps=5 --to 2 --points 201 --out curve\n"
      "  lif-testbench sweep --from 0.09 --to 0.11 --points 21 --steps 100000 --csv -\n",
      sweep_options().table(),
      &execute_sweep};
}

}  // namespace lif::testbench
