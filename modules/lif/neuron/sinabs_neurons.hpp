#pragma once

#include <lif/models/sinabs/exp_leak.hpp>
#include <lif/models/sinabs/iaf.hpp>
#include <lif/models/sinabs/lif.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of Sinabs as SystemC modules: the models in the clocked shell.
namespace sinabs {

/// LIF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFNeuron = ClockedNeuron<LIF<T>>;

/// IAF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using IAFNeuron = ClockedNeuron<IAF<T>>;

/// ExpLeak as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using ExpLeakNeuron = ClockedNeuron<ExpLeak<T>>;

}  // namespace sinabs

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<sinabs::LIF<double>>;
extern template class ClockedNeuron<sinabs::LIF<float>>;
extern template class ClockedNeuron<sinabs::IAF<double>>;
extern template class ClockedNeuron<sinabs::IAF<float>>;
extern template class ClockedNeuron<sinabs::ExpLeak<double>>;
extern template class ClockedNeuron<sinabs::ExpLeak<float>>;

}  // namespace lif
