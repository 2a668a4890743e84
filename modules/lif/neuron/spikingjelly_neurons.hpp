#pragma once

#include <lif/models/spikingjelly/cubalif_node.hpp>
#include <lif/models/spikingjelly/if_node.hpp>
#include <lif/models/spikingjelly/lif_node.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of SpikingJelly as SystemC modules: the models in the clocked shell.
namespace spikingjelly {

/// LIFNode as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFNodeNeuron = ClockedNeuron<LIFNode<T>>;

/// IFNode as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using IFNodeNeuron = ClockedNeuron<IFNode<T>>;

/// CUBALIFNode as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using CUBALIFNodeNeuron = ClockedNeuron<CUBALIFNode<T>>;

}  // namespace spikingjelly

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<spikingjelly::LIFNode<double>>;
extern template class ClockedNeuron<spikingjelly::LIFNode<float>>;
extern template class ClockedNeuron<spikingjelly::IFNode<double>>;
extern template class ClockedNeuron<spikingjelly::IFNode<float>>;
extern template class ClockedNeuron<spikingjelly::CUBALIFNode<double>>;
extern template class ClockedNeuron<spikingjelly::CUBALIFNode<float>>;

}  // namespace lif
