#pragma once

#include <lif/models/lif.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

/// The default neuron as a SystemC module: LIF in the clocked shell.
///
///     lif::LIFNeuron<> neuron{"neuron", {1.0, 0.9}};  // threshold, beta
///     neuron.clk(clk);
///     neuron.input_current(current);
///     neuron.spike(spike);
///
/// @tparam T `double`, `float` or an `sc_dt::sc_fixed<W, I>`; see NumberTraits for others
template <class T = double>
using LIFNeuron = ClockedNeuron<LIF<T>>;

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<LIF<double>>;
extern template class ClockedNeuron<LIF<float>>;

}  // namespace lif
