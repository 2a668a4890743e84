#include <lif/neuron/snntorch_neurons.hpp>

namespace lif {

template class ClockedNeuron<snntorch::Leaky<double>>;
template class ClockedNeuron<snntorch::Leaky<float>>;
template class ClockedNeuron<snntorch::Synaptic<double>>;
template class ClockedNeuron<snntorch::Synaptic<float>>;
template class ClockedNeuron<snntorch::RLeaky<double>>;
template class ClockedNeuron<snntorch::RLeaky<float>>;
template class ClockedNeuron<snntorch::Lapicque<double>>;
template class ClockedNeuron<snntorch::Lapicque<float>>;
template class ClockedNeuron<snntorch::Alpha<double>>;
template class ClockedNeuron<snntorch::Alpha<float>>;

}  // namespace lif
