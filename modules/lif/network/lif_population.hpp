#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/lif.hpp>
#include <lif/network/population.hpp>

namespace lif {

/// A population of the default neuron as a SystemC module.
/// @tparam T `double`, `float` or another number type; see NumberTraits
template <class T = double>
using LIFPopulation = Population<LIF<T>>;

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<LIF<double>>;
extern template class NeuronArray<LIF<float>>;

}  // namespace lif
