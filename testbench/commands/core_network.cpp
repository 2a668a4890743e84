#include "commands/core_network.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "core/inference_recorder.hpp"
#include "core/network_core.hpp"
#include "core/network_events.hpp"
#include "core/step_recorder.hpp"
#include "errors.hpp"
#include "interrupt.hpp"
#include "network/network_recorders.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

namespace {

// What is shown, without --input: the command has one for events, too.
DeclaredGroup<ShownChoice> shown_without_input() {
  DeclaredGroup<ShownChoice> group = shown_options("required without --input");
  Declaration<ShownChoice>& shown = group.declarations.front();
  std::vector<Option>& options = shown.options;
  options.erase(std::remove_if(options.begin(), options.end(),
                               [](const Option& option) { return option.name == "input"; }),
                options.end());
  shown.echo = [echo = std::move(shown.echo)](const ShownChoice& choice) {
    EffectiveOptions all = echo(choice);
    all.erase(std::remove_if(all.begin(), all.end(),
                             [](const EffectiveOption& option) { return option.name == "input"; }),
              all.end());
    return all;
  };
  return group;
}

FixedFormat input_format_of(const NetworkPlacement& choice) {
  if (!choice.input_format) return systemverilog::spike_format;
  const FixedFormat format = parse_input_format(*choice.input_format);
  if (format.is_signed || format.width > 16 || format.fraction_bits > 15)
    refuse(*choice.input_format,
           "on a core bit, or uW.F of at most 16 bits, at most 15 of them behind the point");
  return format;
}

LayerFormats formats_of(const NetworkPlacement& choice) {
  if (!choice.formats.weights)
    throw UsageError("--weights is missing: the format of the weights on the core");
  if (!choice.formats.state) throw UsageError("--state is missing: the format of the neurons on the core");
  return {parse_weight_format(*choice.formats.weights), input_format_of(choice),
          parse_state_type(*choice.formats.state)};
}

class NetworkTask final : public CoreTask {
 public:
  explicit NetworkTask(const NetworkOnCore& choice)
      : placed_(place_network(choice.placement)),
        shown_(choice.shown, placed_.built.description),
        events_(placed_.core, placed_.formats.input, shown_,
                [this] { inferences_->begin(shown_.samples()->sample()); }) {
    warn_of_doubts(placed_.built);
  }

  const CoreSetup& setup() const override { return placed_.setup; }
  core::CoreState& state() override { return *placed_.core.state; }
  std::optional<aer::Offer> next() override {
    const auto offer = events_.next();
    is_complete_ = !offer && !interrupted();
    return offer;
  }

  core::CoreObserver* record(ResultFiles& files, const CoreStatistics& statistics) override {
    if (shown_.samples() == nullptr) {
      steps_ = std::make_unique<StepRecorder>(placed_.core, kind_of(placed_.built.description.precision()),
                                              files.open_in_directory("spikes.csv"),
                                              files.open_in_directory("output.csv"));
      return steps_.get();
    }
    inferences_ = std::make_unique<InferenceRecorder>(placed_.core, statistics,
                                                      files.open_in_directory("predictions.csv"),
                                                      files.open_in_directory("inferences.csv"));
    return inferences_.get();
  }

  void finish(core::Cycle last, Delivery& delivery) override {
    Json network;
    network["neurons"] = placed_.core.state->neurons().size();
    network["synapses"] = synapses();
    for (const NetworkCore::Layer& layer : placed_.core.layers)
      network["layers"].push_back({{"node", layer.node}, {"first", layer.first}, {"neurons", layer.size}});
    network["layout"] = placed_.core.code.layout().text();
    delivery.summary["network"] = std::move(network);
    delivery.summary["assumptions"] = assumptions_json(placed_.built.assumptions);
    if (steps_ != nullptr) {
      delivery.summary["steps"] = steps_->steps();
    } else {
      inferences_->finish(last, is_complete_);
      const ClassCounts& counts = inferences_->counts();
      delivery.summary["samples"] = counts.samples();
      delivery.summary["correct"] = counts.correct();
      delivery.summary["accuracy"] = counts.accuracy();
      delivery.summary["per_inference"] = inferences_->json();
      delivery.text += counts.text() + "\n" + inferences_->text();
    }
    delivery.text += "assumed:\n" + assumptions_text(placed_.built.assumptions);
  }
  std::string files() const override {
    return steps_ != nullptr ? "spikes.csv, output.csv, " : "predictions.csv, inferences.csv, ";
  }

 private:
  std::uint64_t synapses() const {
    std::uint64_t sum = 0;
    for (const auto& node : placed_.built.description.nodes()) sum += node.layer->synapses();
    return sum;
  }

  PlacedNetwork placed_;
  ShownInput shown_;
  NetworkEvents events_;
  bool is_complete_ = false;
  std::unique_ptr<StepRecorder> steps_;            // of a raster
  std::unique_ptr<InferenceRecorder> inferences_;  // of samples
};

}  // namespace

std::vector<DeclaredGroup<NetworkPlacement>> placement_options() {
  using Placement = NetworkPlacement;
  std::vector<DeclaredGroup<Placement>> groups{within(&Placement::network, network_reading_options()),
                                               within(&Placement::formats, format_options())};
  groups[0].title = "Network (of a NIR file)";
  groups[0].declarations.push_back(input_file(
      "hardware", "FILE.json",
      "delays, depths and policies of the core as a core file has them, and 'neurons', 'inputs' and "
      "'weight_bits' for which it has room; by default time references are barriers, and there is room",
      &Placement::hardware));
  groups[1].declarations.push_back(input_format_option("default bit", &Placement::input_format));
  return groups;
}

PlacedNetwork place_network(const NetworkPlacement& placement) {
  const LayerFormats formats = formats_of(placement);
  nir::BuiltNetwork built =
      build_network(placement.network, read_network(placement.network), placement.formats.quantisation());
  CoreSetup setup;
  setup.parameters.reference_order = core::ReferenceOrder::barrier;
  try {
    const CoreSizes sizes = placement.hardware ? read_hardware_file(*placement.hardware, setup) : CoreSizes{};
    NetworkCore core = make_network_core(built.description, formats, sizes, setup);
    return {formats, std::move(built), std::move(setup), std::move(core)};
  } catch (const std::invalid_argument& error) {
    const std::string on_core = placement.hardware ? ", on the core of " + *placement.hardware : "";
    throw InputError(placement.network.path + on_core + ": " + error.what());
  }
}

std::vector<DeclaredGroup<NetworkOnCore>> network_on_core_options() {
  std::vector<DeclaredGroup<NetworkOnCore>> groups;
  for (const DeclaredGroup<NetworkPlacement>& group : placement_options())
    groups.push_back(within(&NetworkOnCore::placement, group));
  groups.push_back(within(&NetworkOnCore::shown, shown_without_input()));
  return groups;
}

std::unique_ptr<CoreTask> make_network_task(const NetworkOnCore& choice) {
  if (!choice.shown.is_given()) throw UsageError("a network needs --samples or --input: what it is shown");
  return std::make_unique<NetworkTask>(choice);
}

}  // namespace lif::testbench
