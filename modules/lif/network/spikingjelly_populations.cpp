#include <lif/network/spikingjelly_populations.hpp>

namespace lif {

template class NeuronArray<spikingjelly::LIFNode<double>>;
template class NeuronArray<spikingjelly::LIFNode<float>>;
template class NeuronArray<spikingjelly::IFNode<double>>;
template class NeuronArray<spikingjelly::IFNode<float>>;
template class NeuronArray<spikingjelly::CUBALIFNode<double>>;
template class NeuronArray<spikingjelly::CUBALIFNode<float>>;

}  // namespace lif
