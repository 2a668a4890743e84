#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/lava/lif.hpp>
#include <lif/models/lava/lif_refractory.hpp>
#include <lif/models/lava/lif_reset.hpp>
#include <lif/models/lava/ternary_lif.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of Lava's neurons as SystemC modules.
namespace lava {

/// A population of LIF. @tparam T `float` or `double`, or std::int32_t for the bits of Loihi, or a
/// fixed-point type
template <class T = double>
using LIFPopulation = Population<LIF<T>>;

/// A population of LIFReset. @tparam T `float` or `double`, or std::int32_t for the bits of Loihi, or a
/// fixed-point type
template <class T = double>
using LIFResetPopulation = Population<LIFReset<T>>;

/// A population of LIFRefractory. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using LIFRefractoryPopulation = Population<LIFRefractory<T>>;

/// A population of TernaryLIF. @tparam T `float` or `double`, or std::int32_t for the bits of Loihi, or a
/// fixed-point type
template <class T = double>
using TernaryLIFPopulation = Population<TernaryLIF<T>>;

}  // namespace lava

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<lava::LIF<double>>;
extern template class NeuronArray<lava::LIF<float>>;
extern template class NeuronArray<lava::LIF<std::int32_t>>;
extern template class NeuronArray<lava::LIFReset<double>>;
extern template class NeuronArray<lava::LIFReset<float>>;
extern template class NeuronArray<lava::LIFReset<std::int32_t>>;
extern template class NeuronArray<lava::LIFRefractory<double>>;
extern template class NeuronArray<lava::LIFRefractory<float>>;
extern template class NeuronArray<lava::TernaryLIF<double>>;
extern template class NeuronArray<lava::TernaryLIF<float>>;
extern template class NeuronArray<lava::TernaryLIF<std::int32_t>>;

}  // namespace lif
