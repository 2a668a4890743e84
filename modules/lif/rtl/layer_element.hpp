#pragma once

#include <string>
#include <vector>

#include <lif/rtl/accumulator.hpp>
#include <lif/rtl/layer_neurons.hpp>

namespace lif::systemverilog {

/// The arithmetic of a dense layer as a module: the accumulator of weighted inputs, and the step of a neuron
/// with the sum as its current. It keeps nothing but the sum.
struct LayerElement {
  LayerNeurons neurons;     ///< the neurons, whose step is a module that the element contains
  std::vector<Port> ports;  ///< all ports, clk first
  std::string text;         ///< the module in SystemVerilog
};

/// Makes the element of a layer, as the module NAME_element, and the step in it, as NAME_neuron.
/// @param neurons  one for all neurons of the layer, or one per neuron
/// @throws std::invalid_argument as make_layer_neurons() and Accumulator
LayerElement make_layer_element(const std::string& name, const std::vector<NeuronChoice>& neurons,
                                const Synapses& synapses);

}  // namespace lif::systemverilog
