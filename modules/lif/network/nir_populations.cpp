#include <lif/network/nir_populations.hpp>

namespace lif {

template class NeuronArray<nir::LIF<double>>;
template class NeuronArray<nir::LIF<float>>;
template class NeuronArray<nir::IF<double>>;
template class NeuronArray<nir::IF<float>>;
template class NeuronArray<nir::LI<double>>;
template class NeuronArray<nir::LI<float>>;
template class NeuronArray<nir::CubaLIF<double>>;
template class NeuronArray<nir::CubaLIF<float>>;
template class NeuronArray<nir::I<double>>;
template class NeuronArray<nir::I<float>>;
template class NeuronArray<nir::CubaLI<double>>;
template class NeuronArray<nir::CubaLI<float>>;

}  // namespace lif
