#pragma once

#include <lif/models/nest/iaf_psc_delta.hpp>
#include <lif/models/nest/iaf_psc_exp.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of NEST as SystemC modules: the models in the clocked shell.
namespace nest {

/// IafPscDelta as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IafPscDeltaNeuron = ClockedNeuron<IafPscDelta<T>>;

/// IafPscExp as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IafPscExpNeuron = ClockedNeuron<IafPscExp<T>>;

}  // namespace nest

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<nest::IafPscDelta<double>>;
extern template class ClockedNeuron<nest::IafPscDelta<float>>;
extern template class ClockedNeuron<nest::IafPscExp<double>>;
extern template class ClockedNeuron<nest::IafPscExp<float>>;

}  // namespace lif
