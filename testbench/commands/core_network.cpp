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

FixedFormat input_format_of(const NetworkOnCore& choice) {
  if (!choice.input_format) return systemverilog::spike_format;
  const FixedFormat format = parse_input_format(*choice.input_format);
  if (format.is_signed || format.width > 16 || format.fraction_bits > 15)
    refuse(*choice.input_format,
           "on a core bit, or uW.F of at most 16 bits, at most 15 of them behind the point");
  return format;
}

LayerFormats formats_of(const NetworkOnCore& choice) {
  if (!choice.formats.weights)
    throw UsageError("--weights is missing: the format of the weights on the core");
  if (!choice.formats.state) throw UsageError("--state is missing: the format of the neurons on the core");
  return {parse_weight_format(*choice.formats.weights), input_format_of(choice),
          parse_state_type(*choice.formats.state)};
}

class NetworkTask final : public CoreTask {
 public:
  explicit NetworkTask(const NetworkOnCore& choice)
      : formats_(formats_of(choice)),
        built_(build_network(choice.network, read_network(choice.network), choice.formats.quantisation())),
        core_(make_core(choice)),
        shown_(choice.shown, built_.description),
        events_(core_, formats_.input, shown_, [this] { inferences_->begin(shown_.samples()->sample()); }) {
    warn_of_doubts(built_);
  }

  const CoreSetup& setup() const override { return setup_; }
  core::CoreState& state() override { return *core_.state; }
  std::optional<aer::Offer> next() override {
    const auto offer = events_.next();
    is_complete_ = !offer && !interrupted();
    return offer;
  }

  core::CoreObserver* record(ResultFiles& files, const CoreStatistics& statistics) override {
    if (shown_.samples() == nullptr) {
      steps_ = std::make_unique<StepRecorder>(core_, kind_of(built_.description.precision()),
                                              files.open_in_directory("spikes.csv"),
                                              files.open_in_directory("output.csv"));
      return steps_.get();
    }
    inferences_ =
        std::make_unique<InferenceRecorder>(core_, statistics, files.open_in_directory("predictions.csv"),
                                            files.open_in_directory("inferences.csv"));
    return inferences_.get();
  }

  void finish(core::Cycle last, Delivery& delivery) override {
    Json network;
    network["neurons"] = core_.state->neurons().size();
    network["synapses"] = synapses();
    for (const NetworkCore::Layer& layer : core_.layers)
      network["layers"].push_back({{"node", layer.node}, {"first", layer.first}, {"neurons", layer.size}});
    network["layout"] = core_.code.layout().text();
    delivery.summary["network"] = std::move(network);
    delivery.summary["assumptions"] = assumptions_json(built_.assumptions);
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
    delivery.text += "assumed:\n" + assumptions_text(built_.assumptions);
  }
  std::string files() const override {
    return steps_ != nullptr ? "spikes.csv, output.csv, " : "predictions.csv, inferences.csv, ";
  }

 private:
  NetworkCore make_core(const NetworkOnCore& choice) {
    setup_.parameters.reference_order = core::ReferenceOrder::barrier;
    try {
      const CoreSizes sizes = choice.hardware ? read_hardware_file(*choice.hardware, setup_) : CoreSizes{};
      return make_network_core(built_.description, formats_, sizes, setup_);
    } catch (const std::invalid_argument& error) {
      const std::string on_core = choice.hardware ? ", on the core of " + *choice.hardware : "";
      throw InputError(choice.network.path + on_core + ": " + error.what());
    }
  }

  std::uint64_t synapses() const {
    std::uint64_t sum = 0;
    for (const auto& node : built_.description.nodes()) sum += node.layer->synapses();
    return sum;
  }

  LayerFormats formats_;
  nir::BuiltNetwork built_;
  CoreSetup setup_;
  NetworkCore core_;
  ShownInput shown_;
  NetworkEvents events_;
  bool is_complete_ = false;
  std::unique_ptr<StepRecorder> steps_;            // of a raster
  std::unique_ptr<InferenceRecorder> inferences_;  // of samples
};

}  // namespace

std::vector<DeclaredGroup<NetworkOnCore>> network_on_core_options() {
  using Choice = NetworkOnCore;
  std::vector<DeclaredGroup<Choice>> groups{within(&Choice::network, network_reading_options()),
                                            within(&Choice::formats, format_options()),
                                            within(&Choice::shown, shown_without_input())};
  groups[0].title = "Network (of a NIR file)";
  groups[0].declarations.push_back(input_file(
      "hardware", "FILE.json",
      "delays, depths and policies of the core as a core file has them, and 'neurons', 'inputs' and "
      "'weight_bits' for which it has room; by default time references are barriers, and there is room",
      &Choice::hardware));
  groups[1].declarations.push_back(input_format_option("default bit", &Choice::input_format));
  return groups;
}

std::unique_ptr<CoreTask> make_network_task(const NetworkOnCore& choice) {
  if (!choice.shown.is_given()) throw UsageError("a network needs --samples or --input: what it is shown");
  return std::make_unique<NetworkTask>(choice);
}

}  // namespace lif::testbench
