#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/norse/cuba_lif.hpp>
#include <lif/models/norse/iaf.hpp>
#include <lif/models/norse/lif.hpp>
#include <lif/models/norse/lif_box.hpp>
#include <lif/models/norse/lif_refrac.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of Norse's neurons as SystemC modules.
namespace norse {

/// A population of LIFBox. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFBoxPopulation = Population<LIFBox<T>>;

/// A population of LIF. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFPopulation = Population<LIF<T>>;

/// A population of LIFRefrac. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFRefracPopulation = Population<LIFRefrac<T>>;

/// A population of IAF. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using IAFPopulation = Population<IAF<T>>;

/// A population of CubaLIF. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using CubaLIFPopulation = Population<CubaLIF<T>>;

}  // namespace norse

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<norse::LIFBox<double>>;
extern template class NeuronArray<norse::LIFBox<float>>;
extern template class NeuronArray<norse::LIF<double>>;
extern template class NeuronArray<norse::LIF<float>>;
extern template class NeuronArray<norse::LIFRefrac<double>>;
extern template class NeuronArray<norse::LIFRefrac<float>>;
extern template class NeuronArray<norse::IAF<double>>;
extern template class NeuronArray<norse::IAF<float>>;
extern template class NeuronArray<norse::CubaLIF<double>>;
extern template class NeuronArray<norse::CubaLIF<float>>;

}  // namespace lif
