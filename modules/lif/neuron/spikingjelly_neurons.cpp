#include <lif/neuron/spikingjelly_neurons.hpp>

namespace lif {

template class ClockedNeuron<spikingjelly::LIFNode<double>>;
template class ClockedNeuron<spikingjelly::LIFNode<float>>;
template class ClockedNeuron<spikingjelly::IFNode<double>>;
template class ClockedNeuron<spikingjelly::IFNode<float>>;
template class ClockedNeuron<spikingjelly::CUBALIFNode<double>>;
template class ClockedNeuron<spikingjelly::CUBALIFNode<float>>;

}  // namespace lif
