#include <lif/neuron/sinabs_neurons.hpp>

namespace lif {

template class ClockedNeuron<sinabs::LIF<double>>;
template class ClockedNeuron<sinabs::LIF<float>>;
template class ClockedNeuron<sinabs::IAF<double>>;
template class ClockedNeuron<sinabs::IAF<float>>;
template class ClockedNeuron<sinabs::ExpLeak<double>>;
template class ClockedNeuron<sinabs::ExpLeak<float>>;

}  // namespace lif
