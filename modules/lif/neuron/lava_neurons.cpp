#include <lif/neuron/lava_neurons.hpp>

namespace lif {

template class ClockedNeuron<lava::LIF<double>>;
template class ClockedNeuron<lava::LIF<float>>;
template class ClockedNeuron<lava::LIF<std::int32_t>>;
template class ClockedNeuron<lava::LIFReset<double>>;
template class ClockedNeuron<lava::LIFReset<float>>;
template class ClockedNeuron<lava::LIFReset<std::int32_t>>;
template class ClockedNeuron<lava::LIFRefractory<double>>;
template class ClockedNeuron<lava::LIFRefractory<float>>;
template class ClockedNeuron<lava::TernaryLIF<double>>;
template class ClockedNeuron<lava::TernaryLIF<float>>;
template class ClockedNeuron<lava::TernaryLIF<std::int32_t>>;

}  // namespace lif
