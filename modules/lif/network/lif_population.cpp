#include <lif/network/lif_population.hpp>

namespace lif {

template class NeuronArray<LIF<double>>;
template class NeuronArray<LIF<float>>;

}  // namespace lif
