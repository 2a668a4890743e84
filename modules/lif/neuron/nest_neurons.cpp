#include <lif/neuron/nest_neurons.hpp>

namespace lif {

template class ClockedNeuron<nest::IafPscDelta<double>>;
template class ClockedNeuron<nest::IafPscDelta<float>>;
template class ClockedNeuron<nest::IafPscExp<double>>;
template class ClockedNeuron<nest::IafPscExp<float>>;

}  // namespace lif
