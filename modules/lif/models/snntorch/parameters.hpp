#pragma once

#include <lif/models/parameters.hpp>

/// Descriptions of the parameters of snnTorch's neurons, shared by all of them.
namespace lif::snntorch::quantity {

/// Share of the synaptic current that is kept per step; clamped to [0, 1].
inline constexpr QuantityInfo alpha{"alpha",
                                    "share of the synaptic current kept per step; clamped to [0, 1]"};
/// Share of the potential that is kept per step; clamped to [0, 1].
inline constexpr QuantityInfo beta{"beta", "share of the potential kept per step; clamped to [0, 1]"};
/// Threshold: a neuron spikes when its potential is strictly above it.
inline constexpr QuantityInfo threshold{"threshold", "spikes when the potential is strictly above"};
/// ResetMechanism: whether a spike subtracts the threshold, sets the potential to 0 or does nothing.
inline constexpr QuantityInfo reset_mechanism{"reset_mechanism", "what a spike does to the potential"};
/// Whether the reset follows one step after the spike.
inline constexpr QuantityInfo reset_delay{"reset_delay", "reset one step after the spike"};

}  // namespace lif::snntorch::quantity
