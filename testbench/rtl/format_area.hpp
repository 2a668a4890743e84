#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <lif/layers/layer_graph.hpp>
#include <lif/numbers/number_type.hpp>

#include "errors.hpp"

namespace lif::testbench {

/// Counts what the arithmetic of a network takes in hardware, in LUTs of an iCE40, which has no other place
/// for multiplications: for each neuron behind a dense layer, the accumulator of its weighted inputs and the
/// step of the neuron. Memories are not counted. Each different piece of hardware is synthesised once.
class FormatArea {
 public:
  /// @param input  format of the inputs of layers that spikes do not reach; without one they are left out
  explicit FormatArea(std::optional<FixedFormat> input) : input_(input) {}

  /// The mean over the neurons of a network in these formats.
  /// @returns nothing if Yosys is not installed, or if there is no such layer
  /// @throws UsageError if the neurons of a layer have no SystemVerilog; OutputError, Interrupted
  std::optional<double> luts_per_neuron(const LayerGraph& network, const FixedFormat& weights,
                                        const NumberType& state);

  /// The layers of neurons that were left out, and why.
  const std::map<std::string, std::string>& left_out() const { return left_out_; }
  /// Whether Yosys was looked for and not found.
  bool lacks_yosys() const { return lacks_yosys_; }

 private:
  std::optional<std::uint64_t> luts_of(const std::string& name, const std::vector<std::string>& modules);

  std::optional<FixedFormat> input_;
  std::map<std::string, std::string> left_out_;
  std::map<std::string, std::uint64_t> known_;  // by the text of the modules
  bool lacks_yosys_ = false;
};

}  // namespace lif::testbench
