#include <lif/network/norse_populations.hpp>

namespace lif {

template class NeuronArray<norse::LIFBox<double>>;
template class NeuronArray<norse::LIFBox<float>>;
template class NeuronArray<norse::LIF<double>>;
template class NeuronArray<norse::LIF<float>>;
template class NeuronArray<norse::LIFRefrac<double>>;
template class NeuronArray<norse::LIFRefrac<float>>;
template class NeuronArray<norse::IAF<double>>;
template class NeuronArray<norse::IAF<float>>;
template class NeuronArray<norse::CubaLIF<double>>;
template class NeuronArray<norse::CubaLIF<float>>;

}  // namespace lif
