#pragma once

#include <string>
#include <vector>

#include <lif/models/parameter_entry.hpp>
#include <lif/numbers/number_type.hpp>
#include <lif/rtl/hardware_module.hpp>

namespace lif::systemverilog {

/// Ports in addition to those that the model asks for.
struct FurtherPorts {
  bool enable = false;     ///< `enable`: while it is low, an edge makes no step
  bool threshold = false;  ///< `threshold_in`: the threshold of this step, in place of a parameter
};

/// The model of a neuron, ready to be written as SystemVerilog.
struct NeuronChoice {
  std::string model;                       ///< name as users type it
  std::vector<ParameterEntry> parameters;  ///< all parameters with their values
  NumberType type;                         ///< number type of its quantities
  std::string module_name = "lif_neuron";  ///< name of the module
  FurtherPorts ports{};                    ///< ports that may be asked for
};

/// When the spike of a step shows.
enum class SpikeTiming {
  after_the_edge,   ///< right after the edge of the step, until the next one
  before_the_edge,  ///< before the edge of the step, from the inputs of that step
};

/// One neuron in SystemVerilog.
struct Neuron {
  HardwareModule module;  ///< its registers have the names of the model's state variables
  std::string rule;       ///< the rule in words, a line for each step of it
  SpikeTiming spike_timing = SpikeTiming::after_the_edge;  ///< when the spike shows
  std::string heading_text = {};  ///< comment above the module: model, number type, rule and parameters

  /// The file with the module.
  std::string text() const;
};

/// Writes a neuron as SystemVerilog. The module makes the steps of the model bit for bit: one step per rising
/// edge of `clk`. It has the ports `clk`, `rst_n`, `input_current`, `spike` and `potential`, and further ones
/// for the controls that the model has: `enable`, `synaptic_event`, `time_reference`. Currents and potentials
/// are integers in units of the last bit of their formats.
/// @throws std::invalid_argument in one sentence if the model, its number type or a parameter is not covered,
///         or if a parameter is out of range
Neuron make_neuron(const NeuronChoice& choice);

/// The models that make_neuron() covers, as a sentence lists them.
std::string covered_models();

}  // namespace lif::systemverilog
