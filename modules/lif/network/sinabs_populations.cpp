#include <lif/network/sinabs_populations.hpp>

namespace lif {

template class NeuronArray<sinabs::LIF<double>>;
template class NeuronArray<sinabs::LIF<float>>;
template class NeuronArray<sinabs::IAF<double>>;
template class NeuronArray<sinabs::IAF<float>>;
template class NeuronArray<sinabs::ExpLeak<double>>;
template class NeuronArray<sinabs::ExpLeak<float>>;

}  // namespace lif
