#include <lif/neuron/rtl_neurons.hpp>

namespace lif {

template class ClockedNeuron<rtl::LIF>;
template class ClockedNeuron<rtl::TinyOdin>;
template class ClockedNeuron<rtl::RefractoryNeuron>;
template class ClockedNeuron<rtl::ShiftNeuron>;

}  // namespace lif
