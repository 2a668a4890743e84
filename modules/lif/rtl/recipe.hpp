#pragma once

#include <stdexcept>
#include <string>

#include <lif/numbers/number_system.hpp>
#include <lif/rtl/fixed_datapath.hpp>
#include <lif/rtl/neuron.hpp>

/// What the recipes share: each writes the rule of one model, step by step as the model's header has it.
namespace lif::systemverilog {

/// The parameters of a model as its own type, checked one by one.
template <class Parameters>
Parameters typed_parameters(const NeuronChoice& choice) {
  Parameters parameters{};
  for (const ParameterEntry& entry : choice.parameters) {
    if (!set_parameter(parameters, entry.name, entry.text, "model " + choice.model)) {
      throw std::invalid_argument(entry.name + " = '" + entry.text + "': allowed is " + allowed_text(entry));
    }
  }
  return in_range(parameters);
}

/// The recipe's tools for a neuron in fixed point: its module with the common ports, and makers of values.
class FixedRecipe {
 public:
  /// Makes the ports that all neurons have.
  explicit FixedRecipe(const NeuronChoice& choice);

  HardwareModule module;   ///< the module
  FixedDatapath fixed;     ///< operations in fixed point
  Quantity input_current;  ///< the input
  Quantity potential;      ///< the register of the potential
  Condition spike;         ///< the register of the spike

  /// A parameter in the format of potentials.
  Quantity potential_parameter(const std::string& name, const char* model_name, double value,
                               const std::string& meaning);
  /// The threshold: a parameter, or the port that was asked for.
  Quantity threshold(const char* model_name, double value);
  /// A parameter in the format of coefficients.
  Quantity coefficient(const std::string& name, const char* model_name, double value,
                       const std::string& meaning);
  /// A register in addition to potential and spike, which starts at 0.
  Quantity state(const std::string& name, const FixedFormat& format);

  const FixedFormats& formats() const { return formats_; }  ///< formats of the quantities

  /// Says what the registers of potential and spike become, and ends the recipe.
  Neuron finish(const Quantity& next_potential, const Condition& fires, std::string rule);

 private:
  Quantity parameter(const std::string& name, const char* model_name, double value, const FixedFormat& format,
                     const std::string& meaning);

  FixedFormats formats_;
  FurtherPorts ports_;
};

// The recipes. Each throws std::invalid_argument for what it does not cover.

/// The recipe of LIF.
Neuron write_lif(const NeuronChoice& choice);
/// The recipe of ALIF.
Neuron write_alif(const NeuronChoice& choice);
/// The recipe of snntorch::Leaky.
Neuron write_snntorch_leaky(const NeuronChoice& choice);
/// The recipe of snntorch::Synaptic.
Neuron write_snntorch_synaptic(const NeuronChoice& choice);
/// The recipe of nir::LIF.
Neuron write_nir_lif(const NeuronChoice& choice);
/// The recipe of nir::IF.
Neuron write_nir_if(const NeuronChoice& choice);
/// The recipe of nir::CubaLIF.
Neuron write_nir_cuba_lif(const NeuronChoice& choice);
/// The recipe of rtl::LIF and its presets.
Neuron write_rtl_lif(const NeuronChoice& choice);

}  // namespace lif::systemverilog
