#pragma once

#include <lif/models/parameters.hpp>

/// Descriptions of the parameters of snnTorch's neurons, shared by all of them.
namespace lif::snntorch::quantity {

inline constexpr QuantityInfo alpha{"alpha",
                                    "share of the synaptic current kept per step; clamped to [0, 1]"};
inline constexpr QuantityInfo beta{"beta", "share of the potential kept per step; clamped to [0, 1]"};
inline constexpr QuantityInfo threshold{"threshold", "spikes when the potential is strictly above"};
inline constexpr QuantityInfo reset_mechanism{"reset_mechanism", "what a spike does to the potential"};
inline constexpr QuantityInfo reset_delay{"reset_delay", "reset one step after the spike"};

}  // namespace lif::snntorch::quantity
