#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/sinabs/exp_leak.hpp>
#include <lif/models/sinabs/iaf.hpp>
#include <lif/models/sinabs/lif.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of Sinabs's neurons as SystemC modules.
namespace sinabs {

/// A population of LIF. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFPopulation = Population<LIF<T>>;

/// A population of IAF. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using IAFPopulation = Population<IAF<T>>;

/// A population of ExpLeak. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using ExpLeakPopulation = Population<ExpLeak<T>>;

}  // namespace sinabs

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<sinabs::LIF<double>>;
extern template class NeuronArray<sinabs::LIF<float>>;
extern template class NeuronArray<sinabs::IAF<double>>;
extern template class NeuronArray<sinabs::IAF<float>>;
extern template class NeuronArray<sinabs::ExpLeak<double>>;
extern template class NeuronArray<sinabs::ExpLeak<float>>;

}  // namespace lif
