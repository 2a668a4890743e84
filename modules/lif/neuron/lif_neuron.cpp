#include <lif/neuron/lif_neuron.hpp>

namespace lif {

template class ClockedNeuron<LIF<double>>;
template class ClockedNeuron<LIF<float>>;

}  // namespace lif
