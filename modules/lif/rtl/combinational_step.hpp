#pragma once

#include <string>
#include <vector>

#include <lif/rtl/neuron.hpp>

namespace lif::systemverilog {

/// The step of a neuron without its registers, for hardware that keeps the state of many neurons elsewhere: a
/// combinational module whose inputs are the state before the step, and whose outputs are the state after it.
/// Its input `is_first` says that the state is the initial one, whatever the inputs are.
struct CombinationalStep {
  std::vector<Register> state;             ///< registers of the neuron that its step reads
  std::vector<ModuleParameter> constants;  ///< parameters that became inputs
  std::string text;                        ///< the module in SystemVerilog
};

/// The name of the input with the value of a register before the step.
std::string before_step(const std::string& register_name);
/// The name of the output with its value after the step.
std::string after_step(const std::string& register_name);

/// Takes the registers out of a neuron whose only control is its reset.
/// @param constants  names of the parameters that become inputs, as they differ from neuron to neuron
/// @throws std::invalid_argument if the neuron's spike shows before the edge of its step
CombinationalStep combinational_step(const Neuron& neuron, const std::string& module_name,
                                     const std::vector<std::string>& constants);

}  // namespace lif::systemverilog
