#pragma once

#include <lif/frameworks/own.hpp>
#include <lif/neuron/names.hpp>

/// LIFNeuron<T = double> is the default neuron as a SystemC module. EventDrivenLIFNeuron<T = double> has the
/// same ports and runs when its input changes. The project's own other models have both modules, too.
///
///     lif::LIFNeuron<> neuron{"neuron", {1.0, 0.9}};  // threshold, beta
///     neuron.clk(clk);
///     neuron.input_current(current);
///     neuron.spike(spike);
///
/// T is `double`, `float`, a fixed-point type or an `sc_dt::sc_fixed<W, I>`; see NumberTraits.
LIF_NAME_NEURONS(LIF_OWN_MODELS)

namespace lif {

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<LIF<double>>;
extern template class ClockedNeuron<LIF<float>>;

}  // namespace lif
