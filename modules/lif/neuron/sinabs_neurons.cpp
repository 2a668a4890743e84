#include <lif/neuron/sinabs_neurons.hpp>

namespace lif {

template class ClockedNeuron<sinabs::LIF<double>>;
template class ClockedNeuron<sinabs::LIF<float>>;

}  // namespace lif
