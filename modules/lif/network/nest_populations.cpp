#include <lif/network/nest_populations.hpp>

namespace lif {

template class NeuronArray<nest::IafPscDelta<double>>;
template class NeuronArray<nest::IafPscDelta<float>>;
template class NeuronArray<nest::IafPscExp<double>>;
template class NeuronArray<nest::IafPscExp<float>>;

}  // namespace lif
