#include <lif/neuron/nir_neurons.hpp>

namespace lif {

template class ClockedNeuron<nir::LIF<double>>;
template class ClockedNeuron<nir::LIF<float>>;
template class ClockedNeuron<nir::IF<double>>;
template class ClockedNeuron<nir::IF<float>>;
template class ClockedNeuron<nir::LI<double>>;
template class ClockedNeuron<nir::LI<float>>;
template class ClockedNeuron<nir::CubaLIF<double>>;
template class ClockedNeuron<nir::CubaLIF<float>>;
template class ClockedNeuron<nir::I<double>>;
template class ClockedNeuron<nir::I<float>>;
template class ClockedNeuron<nir::CubaLI<double>>;
template class ClockedNeuron<nir::CubaLI<float>>;

}  // namespace lif
