#pragma once

#include <string>

#include <lif/rtl/neuron.hpp>

namespace lif::testbench {

/// The README beside a neuron in SystemVerilog: rule, ports, parameters, and how to simulate it.
/// @param choice  what was written
/// @param steps   number of steps of its bench
std::string readme_of_neuron(const systemverilog::NeuronChoice& choice, const systemverilog::Neuron& neuron,
                             std::uint64_t steps);

}  // namespace lif::testbench
