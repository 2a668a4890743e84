#pragma once

#include <lif/models/rtl/lif.hpp>
#include <lif/models/rtl/presets.hpp>
#include <lif/neuron/clocked_neuron.hpp>

namespace lif {

// The neurons of public RTL as SystemC modules: the models in the clocked shell.
namespace rtl {

/// LIF as a module; its signals carry std::int64_t.
using LIFNeuron = ClockedNeuron<LIF>;
/// TinyOdin as a module.
using TinyOdinNeuron = ClockedNeuron<TinyOdin>;
/// RefractoryNeuron as a module.
using RefractoryNeuronModule = ClockedNeuron<RefractoryNeuron>;
/// ShiftNeuron as a module.
using ShiftNeuronModule = ClockedNeuron<ShiftNeuron>;

}  // namespace rtl

// Compiled once, with the library's own flags.
extern template class ClockedNeuron<rtl::LIF>;
extern template class ClockedNeuron<rtl::TinyOdin>;
extern template class ClockedNeuron<rtl::RefractoryNeuron>;
extern template class ClockedNeuron<rtl::ShiftNeuron>;

}  // namespace lif
