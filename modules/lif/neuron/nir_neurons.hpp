#pragma once

#include <lif/models/nir/cuba_li.hpp>
#include <lif/models/nir/cuba_lif.hpp>
#include <lif/models/nir/i.hpp>
#include <lif/models/nir/if.hpp>
#include <lif/models/nir/li.hpp>
#include <lif/models/nir/lif.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of NIR as SystemC modules: the models in the clocked shell.
namespace nir {

/// LIF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using LIFNeuron = ClockedNeuron<LIF<T>>;

/// IF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using IFNeuron = ClockedNeuron<IF<T>>;

/// LI as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using LINeuron = ClockedNeuron<LI<T>>;

/// CubaLIF as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using CubaLIFNeuron = ClockedNeuron<CubaLIF<T>>;

/// I as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using INeuron = ClockedNeuron<I<T>>;

/// CubaLI as a module. @tparam T `float` or `double`, or a fixed-point type
template <class T = double>
using CubaLINeuron = ClockedNeuron<CubaLI<T>>;

}  // namespace nir

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<nir::LIF<double>>;
extern template class ClockedNeuron<nir::LIF<float>>;
extern template class ClockedNeuron<nir::IF<double>>;
extern template class ClockedNeuron<nir::IF<float>>;
extern template class ClockedNeuron<nir::LI<double>>;
extern template class ClockedNeuron<nir::LI<float>>;
extern template class ClockedNeuron<nir::CubaLIF<double>>;
extern template class ClockedNeuron<nir::CubaLIF<float>>;
extern template class ClockedNeuron<nir::I<double>>;
extern template class ClockedNeuron<nir::I<float>>;
extern template class ClockedNeuron<nir::CubaLI<double>>;
extern template class ClockedNeuron<nir::CubaLI<float>>;

}  // namespace lif
