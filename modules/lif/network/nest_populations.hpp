#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/nest/iaf_psc_delta.hpp>
#include <lif/models/nest/iaf_psc_exp.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of NEST's neurons as SystemC modules.
namespace nest {

/// A population of IafPscDelta. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IafPscDeltaPopulation = Population<IafPscDelta<T>>;

/// A population of IafPscExp. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IafPscExpPopulation = Population<IafPscExp<T>>;

}  // namespace nest

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<nest::IafPscDelta<double>>;
extern template class NeuronArray<nest::IafPscDelta<float>>;
extern template class NeuronArray<nest::IafPscExp<double>>;
extern template class NeuronArray<nest::IafPscExp<float>>;

}  // namespace lif
