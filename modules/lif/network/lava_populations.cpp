#include <lif/network/lava_populations.hpp>

namespace lif {

template class NeuronArray<lava::LIF<double>>;
template class NeuronArray<lava::LIF<float>>;
template class NeuronArray<lava::LIF<std::int32_t>>;
template class NeuronArray<lava::LIFReset<double>>;
template class NeuronArray<lava::LIFReset<float>>;
template class NeuronArray<lava::LIFReset<std::int32_t>>;
template class NeuronArray<lava::LIFRefractory<double>>;
template class NeuronArray<lava::LIFRefractory<float>>;
template class NeuronArray<lava::TernaryLIF<double>>;
template class NeuronArray<lava::TernaryLIF<float>>;
template class NeuronArray<lava::TernaryLIF<std::int32_t>>;

}  // namespace lif
