#pragma once

#include <lif/models/norse/cuba_lif.hpp>
#include <lif/models/norse/iaf.hpp>
#include <lif/models/norse/lif.hpp>
#include <lif/models/norse/lif_box.hpp>
#include <lif/models/norse/lif_refrac.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of Norse as SystemC modules: the models in the clocked shell.
namespace norse {

/// LIFBox as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFBoxNeuron = ClockedNeuron<LIFBox<T>>;

/// LIF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFNeuron = ClockedNeuron<LIF<T>>;

/// LIFRefrac as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using LIFRefracNeuron = ClockedNeuron<LIFRefrac<T>>;

/// IAF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using IAFNeuron = ClockedNeuron<IAF<T>>;

/// CubaLIF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = float>
using CubaLIFNeuron = ClockedNeuron<CubaLIF<T>>;

}  // namespace norse

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<norse::LIFBox<double>>;
extern template class ClockedNeuron<norse::LIFBox<float>>;
extern template class ClockedNeuron<norse::LIF<double>>;
extern template class ClockedNeuron<norse::LIF<float>>;
extern template class ClockedNeuron<norse::LIFRefrac<double>>;
extern template class ClockedNeuron<norse::LIFRefrac<float>>;
extern template class ClockedNeuron<norse::IAF<double>>;
extern template class ClockedNeuron<norse::IAF<float>>;
extern template class ClockedNeuron<norse::CubaLIF<double>>;
extern template class ClockedNeuron<norse::CubaLIF<float>>;

}  // namespace lif
