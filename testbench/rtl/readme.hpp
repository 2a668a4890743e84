#pragma once

#include <string>

#include <lif/rtl/dense_layer.hpp>
#include <lif/rtl/neuron.hpp>

namespace lif::testbench {

/// The README beside a neuron in SystemVerilog: rule, ports, parameters, and how to simulate it.
/// @param choice  what was written
/// @param steps   number of steps of its bench
std::string readme_of_neuron(const systemverilog::NeuronChoice& choice, const systemverilog::Neuron& neuron,
                             std::uint64_t steps);

/// The README beside a layer in SystemVerilog: rule, ports, timing, memory files, and how to simulate it.
/// @param node   name of the layer in the network
/// @param steps  number of steps of its bench
std::string readme_of_layer(const systemverilog::DenseLayer& layer, const std::string& node,
                            std::uint64_t steps);

}  // namespace lif::testbench
