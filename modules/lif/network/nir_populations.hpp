#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/nir/cuba_li.hpp>
#include <lif/models/nir/cuba_lif.hpp>
#include <lif/models/nir/i.hpp>
#include <lif/models/nir/if.hpp>
#include <lif/models/nir/li.hpp>
#include <lif/models/nir/lif.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of NIR's neurons as SystemC modules.
namespace nir {

/// A population of LIF. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using LIFPopulation = Population<LIF<T>>;

/// A population of IF. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IFPopulation = Population<IF<T>>;

/// A population of LI. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using LIPopulation = Population<LI<T>>;

/// A population of CubaLIF. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using CubaLIFPopulation = Population<CubaLIF<T>>;

/// A population of I. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IPopulation = Population<I<T>>;

/// A population of CubaLI. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using CubaLIPopulation = Population<CubaLI<T>>;

}  // namespace nir

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<nir::LIF<double>>;
extern template class NeuronArray<nir::LIF<float>>;
extern template class NeuronArray<nir::IF<double>>;
extern template class NeuronArray<nir::IF<float>>;
extern template class NeuronArray<nir::LI<double>>;
extern template class NeuronArray<nir::LI<float>>;
extern template class NeuronArray<nir::CubaLIF<double>>;
extern template class NeuronArray<nir::CubaLIF<float>>;
extern template class NeuronArray<nir::I<double>>;
extern template class NeuronArray<nir::I<float>>;
extern template class NeuronArray<nir::CubaLI<double>>;
extern template class NeuronArray<nir::CubaLI<float>>;

}  // namespace lif
