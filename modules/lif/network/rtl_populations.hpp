#pragma once

#include <lif/arrays/neuron_array.hpp>
#include <lif/models/rtl/lif.hpp>
#include <lif/models/rtl/presets.hpp>
#include <lif/network/population.hpp>

namespace lif {

// Populations of the neurons of public RTL as SystemC modules.
namespace rtl {

/// A population of LIF; its frames carry std::int64_t.
using LIFPopulation = Population<LIF>;
/// A population of TinyOdin.
using TinyOdinPopulation = Population<TinyOdin>;
/// A population of RefractoryNeuron.
using RefractoryPopulation = Population<RefractoryNeuron>;
/// A population of ShiftNeuron.
using ShiftPopulation = Population<ShiftNeuron>;

}  // namespace rtl

// The loops are compiled once, with the library's own flags.
extern template class NeuronArray<rtl::LIF>;
extern template class NeuronArray<rtl::TinyOdin>;
extern template class NeuronArray<rtl::RefractoryNeuron>;
extern template class NeuronArray<rtl::ShiftNeuron>;

}  // namespace lif
