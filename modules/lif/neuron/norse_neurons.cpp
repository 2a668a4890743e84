#include <lif/neuron/norse_neurons.hpp>

namespace lif {

template class ClockedNeuron<norse::LIFBox<double>>;
template class ClockedNeuron<norse::LIFBox<float>>;
template class ClockedNeuron<norse::LIF<double>>;
template class ClockedNeuron<norse::LIF<float>>;
template class ClockedNeuron<norse::LIFRefrac<double>>;
template class ClockedNeuron<norse::LIFRefrac<float>>;
template class ClockedNeuron<norse::IAF<double>>;
template class ClockedNeuron<norse::IAF<float>>;
template class ClockedNeuron<norse::CubaLIF<double>>;
template class ClockedNeuron<norse::CubaLIF<float>>;

}  // namespace lif
