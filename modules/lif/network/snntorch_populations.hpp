#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/snntorch/alpha.hpp>
#include <lif/models/snntorch/lapicque.hpp>
#include <lif/models/snntorch/leaky.hpp>
#include <lif/models/snntorch/rleaky.hpp>
#include <lif/models/snntorch/synaptic.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of snnTorch's neurons as SystemC modules.
namespace snntorch {

/// A population of Leaky. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LeakyPopulation = Population<Leaky<T>>;

/// A population of Synaptic. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using SynapticPopulation = Population<Synaptic<T>>;

/// A population of RLeaky. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using RLeakyPopulation = Population<RLeaky<T>>;

/// A population of Lapicque. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LapicquePopulation = Population<Lapicque<T>>;

/// A population of Alpha. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using AlphaPopulation = Population<Alpha<T>>;

}  // namespace snntorch

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<snntorch::Leaky<double>>;
extern template class NeuronArray<snntorch::Leaky<float>>;
extern template class NeuronArray<snntorch::Synaptic<double>>;
extern template class NeuronArray<snntorch::Synaptic<float>>;
extern template class NeuronArray<snntorch::RLeaky<double>>;
extern template class NeuronArray<snntorch::RLeaky<float>>;
extern template class NeuronArray<snntorch::Lapicque<double>>;
extern template class NeuronArray<snntorch::Lapicque<float>>;
extern template class NeuronArray<snntorch::Alpha<double>>;
extern template class NeuronArray<snntorch::Alpha<float>>;

}  // namespace lif
