#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <lif/core/core_state.hpp>
#include <lif/core/event_code.hpp>
#include <lif/layers/layer_graph.hpp>

#include "core/core_file.hpp"
#include "rtl/network_layer.hpp"

namespace lif::testbench {

/// Dense layers of a trained network on one core: inputs are its first sources and neurons the others; each
/// layer is a group. A step is the spikes of the inputs, and then a time reference for each layer.
struct NetworkCore {
  /// A layer of neurons.
  struct Layer {
    std::string node;       ///< name of its node
    std::size_t first = 0;  ///< its first neuron on the core
    std::size_t size = 0;   ///< number of its neurons
  };

  std::unique_ptr<core::CoreState> state;  ///< the core
  NeuronSetup neurons;                     ///< what its neurons are set to
  core::EventCode code;                    ///< words of its input
  std::vector<Layer> layers;               ///< by group
  std::vector<std::size_t> references;     ///< groups in the order of their time references in a step
  std::size_t output = 0;                  ///< group whose spikes are the output of the network
};

/// Puts a network on a core.
/// @param formats  of weights, inputs and neurons, by which the network was quantised; that of inputs has at
/// most 16
///                 bits, at most 15 of them behind the point, and no sign
/// @param sizes    of the core
/// @param setup    delays and policies; its parameters and word widths become those of the network
/// @throws std::invalid_argument in one sentence, if the network is no network of dense layers of neurons
///         that spike, or does not fit
NetworkCore make_network_core(const LayerGraph& network, const LayerFormats& formats, const CoreSizes& sizes,
                              CoreSetup& setup);

}  // namespace lif::testbench
