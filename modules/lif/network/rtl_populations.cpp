#include <lif/network/rtl_populations.hpp>

namespace lif {

template class NeuronArray<rtl::LIF>;
template class NeuronArray<rtl::TinyOdin>;
template class NeuronArray<rtl::RefractoryNeuron>;
template class NeuronArray<rtl::ShiftNeuron>;

}  // namespace lif
