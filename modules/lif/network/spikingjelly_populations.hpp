#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/spikingjelly/cubalif_node.hpp>
#include <lif/models/spikingjelly/if_node.hpp>
#include <lif/models/spikingjelly/lif_node.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of SpikingJelly's neurons as SystemC modules.
namespace spikingjelly {

/// A population of LIFNode. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFNodePopulation = Population<LIFNode<T>>;

/// A population of IFNode. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using IFNodePopulation = Population<IFNode<T>>;

/// A population of CUBALIFNode. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using CUBALIFNodePopulation = Population<CUBALIFNode<T>>;

}  // namespace spikingjelly

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<spikingjelly::LIFNode<double>>;
extern template class NeuronArray<spikingjelly::LIFNode<float>>;
extern template class NeuronArray<spikingjelly::IFNode<double>>;
extern template class NeuronArray<spikingjelly::IFNode<float>>;
extern template class NeuronArray<spikingjelly::CUBALIFNode<double>>;
extern template class NeuronArray<spikingjelly::CUBALIFNode<float>>;

}  // namespace lif
