#pragma once

#include <lif/models/lava/lif.hpp>
#include <lif/models/lava/lif_refractory.hpp>
#include <lif/models/lava/lif_reset.hpp>
#include <lif/models/lava/ternary_lif.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of Lava as SystemC modules: the models in the clocked shell.
namespace lava {

/// LIF as a module. @tparam T `float` or `double`, or std::int32_t for the bits of Loihi, or a fixed-point
/// type
template <class T = double>
using LIFNeuron = ClockedNeuron<LIF<T>>;

/// LIFReset as a module. @tparam T `float` or `double`, or std::int32_t for the bits of Loihi, or a
/// fixed-point type
template <class T = double>
using LIFResetNeuron = ClockedNeuron<LIFReset<T>>;

/// LIFRefractory as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using LIFRefractoryNeuron = ClockedNeuron<LIFRefractory<T>>;

/// TernaryLIF as a module. @tparam T `float` or `double`, or std::int32_t for the bits of Loihi, or a
/// fixed-point type
template <class T = double>
using TernaryLIFNeuron = ClockedNeuron<TernaryLIF<T>>;

}  // namespace lava

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<lava::LIF<double>>;
extern template class ClockedNeuron<lava::LIF<float>>;
extern template class ClockedNeuron<lava::LIF<std::int32_t>>;
extern template class ClockedNeuron<lava::LIFReset<double>>;
extern template class ClockedNeuron<lava::LIFReset<float>>;
extern template class ClockedNeuron<lava::LIFReset<std::int32_t>>;
extern template class ClockedNeuron<lava::LIFRefractory<double>>;
extern template class ClockedNeuron<lava::LIFRefractory<float>>;
extern template class ClockedNeuron<lava::TernaryLIF<double>>;
extern template class ClockedNeuron<lava::TernaryLIF<float>>;
extern template class ClockedNeuron<lava::TernaryLIF<std::int32_t>>;

}  // namespace lif
