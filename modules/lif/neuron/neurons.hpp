#pragma once

#include <lif/frameworks/all.hpp>
#include <lif/neuron/lif_neuron.hpp>
#include <lif/neuron/names.hpp>

// Single-neuron modules for every framework's models: `lif::snntorch::LeakyNeuron<float>`,
// `lif::snntorch::EventDrivenLeakyNeuron<float>`, `lif::rtl::TinyOdinNeuron` ...
LIF_NAME_NEURONS(LIF_SNNTORCH_MODELS)
LIF_NAME_NEURONS(LIF_NORSE_MODELS)
LIF_NAME_NEURONS(LIF_SPIKINGJELLY_MODELS)
LIF_NAME_NEURONS(LIF_SINABS_MODELS)
LIF_NAME_NEURONS(LIF_LAVA_MODELS)
LIF_NAME_NEURONS(LIF_NEST_MODELS)
LIF_NAME_NEURONS(LIF_NIR_MODELS)
LIF_NAME_NEURONS(LIF_SANAFE_MODELS)
LIF_NAME_NEURONS(LIF_RTL_MODELS)
