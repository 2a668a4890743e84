#include "rtl/format_area.hpp"

#include <stdexcept>

#include <lif/rtl/layer_element.hpp>

#include "rtl/area.hpp"
#include "rtl/network_layer.hpp"

namespace lif::testbench {

std::optional<double> FormatArea::luts_per_neuron(const LayerGraph& network, const FixedFormat& weights,
                                                  const NumberType& state) {
  double luts = 0;
  double neurons = 0;
  for (const FoundLayer& found : network_layers(network)) {
    const std::string& name = network.nodes()[found.node].name;
    if (!found.layer) {
      left_out_[name] = found.problem;
      continue;
    }
    const NetworkLayer& layer = *found.layer;
    if (!layer.has_spikes && !input_) {
      left_out_[name] = "its inputs are no spikes, and --input-format does not say their format";
      continue;
    }
    const LayerFormats formats{weights, layer.has_spikes ? systemverilog::spike_format : *input_, state};
    const systemverilog::LayerChoice choice = layer_choice(layer, formats, "one");
    try {
      const auto element = systemverilog::make_layer_element("one", choice.neurons, choice.synapses);
      const auto count = luts_of("one_element", {element.text, element.neurons.step.text});
      if (!count) return std::nullopt;
      luts += static_cast<double>(*count) * static_cast<double>(choice.outputs);
      neurons += static_cast<double>(choice.outputs);
    } catch (const std::invalid_argument& error) {
      throw UsageError("--area: layer '" + name + "': " + error.what());
    }
  }
  if (neurons == 0) return std::nullopt;
  return luts / neurons;
}

std::optional<std::uint64_t> FormatArea::luts_of(const std::string& name,
                                                 const std::vector<std::string>& modules) {
  std::string key;
  std::vector<SourceFile> files;
  for (const std::string& text : modules) {
    files.push_back({"part" + std::to_string(files.size()) + ".sv", text});
    key += text;
  }
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  const std::optional<std::uint64_t> count = synthesised_luts(name, files);
  lacks_yosys_ = !count;
  if (count) known_[key] = *count;
  return count;
}

}  // namespace lif::testbench
