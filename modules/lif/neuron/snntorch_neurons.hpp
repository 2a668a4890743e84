#pragma once

#include <lif/models/snntorch/alpha.hpp>
#include <lif/models/snntorch/lapicque.hpp>
#include <lif/models/snntorch/leaky.hpp>
#include <lif/models/snntorch/rleaky.hpp>
#include <lif/models/snntorch/synaptic.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of snnTorch as SystemC modules: the models in the clocked shell.
namespace snntorch {

/// Leaky as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LeakyNeuron = ClockedNeuron<Leaky<T>>;

/// Synaptic as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using SynapticNeuron = ClockedNeuron<Synaptic<T>>;

/// RLeaky as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using RLeakyNeuron = ClockedNeuron<RLeaky<T>>;

/// Lapicque as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LapicqueNeuron = ClockedNeuron<Lapicque<T>>;

/// Alpha as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using AlphaNeuron = ClockedNeuron<Alpha<T>>;

}  // namespace snntorch

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<snntorch::Leaky<double>>;
extern template class ClockedNeuron<snntorch::Leaky<float>>;
extern template class ClockedNeuron<snntorch::Synaptic<double>>;
extern template class ClockedNeuron<snntorch::Synaptic<float>>;
extern template class ClockedNeuron<snntorch::RLeaky<double>>;
extern template class ClockedNeuron<snntorch::RLeaky<float>>;
extern template class ClockedNeuron<snntorch::Lapicque<double>>;
extern template class ClockedNeuron<snntorch::Lapicque<float>>;
extern template class ClockedNeuron<snntorch::Alpha<double>>;
extern template class ClockedNeuron<snntorch::Alpha<float>>;

}  // namespace lif
