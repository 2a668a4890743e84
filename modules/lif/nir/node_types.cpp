#include <lif/nir/node_types.hpp>

#include <algorithm>

namespace lif::nir {

const NodeType* find_node_type(const std::string& name) {
  static const std::vector<NodeType> types = {
      {"Affine", {"weight", "bias"}, {}},
      {"AvgPool2d", {"kernel_size", "stride", "padding"}, {}},
      {"Conv1d", {"weight", "stride", "padding", "dilation", "groups", "bias"}, {"input_shape"}},
      {"Conv2d", {"weight", "stride", "padding", "dilation", "groups", "bias"}, {"input_shape"}},
      {"CubaLI", {"tau_syn", "tau_mem", "r", "v_leak"}, {"w_in"}},
      {"CubaLIF", {"tau_syn", "tau_mem", "r", "v_leak", "v_threshold"}, {"v_reset", "w_in"}},
      {"Delay", {"delay"}, {}},
      {"Flatten", {"start_dim", "end_dim"}, {"input_type"}},
      {"I", {"r"}, {}},
      {"IF", {"r", "v_threshold"}, {"v_reset"}},
      {"Input", {"shape"}, {}},
      {"LI", {"tau", "r", "v_leak"}, {}},
      {"LIF", {"tau", "r", "v_leak", "v_threshold"}, {"v_reset"}},
      {"Linear", {"weight"}, {}},
      {"Output", {"shape"}, {}},
      {"Scale", {"scale"}, {}},
      {"SumPool2d", {"kernel_size", "stride", "padding"}, {}},
      {"Threshold", {"threshold"}, {}},
  };
  const auto found =
      std::find_if(types.begin(), types.end(), [&](const NodeType& type) { return name == type.name; });
  return found == types.end() ? nullptr : &*found;
}

}  // namespace lif::nir
