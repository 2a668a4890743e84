#include <lif/network/snntorch_populations.hpp>

namespace lif {

template class NeuronArray<snntorch::Leaky<double>>;
template class NeuronArray<snntorch::Leaky<float>>;
template class NeuronArray<snntorch::Synaptic<double>>;
template class NeuronArray<snntorch::Synaptic<float>>;
template class NeuronArray<snntorch::RLeaky<double>>;
template class NeuronArray<snntorch::RLeaky<float>>;
template class NeuronArray<snntorch::Lapicque<double>>;
template class NeuronArray<snntorch::Lapicque<float>>;
template class NeuronArray<snntorch::Alpha<double>>;
template class NeuronArray<snntorch::Alpha<float>>;

}  // namespace lif
