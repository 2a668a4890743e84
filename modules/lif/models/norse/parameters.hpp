#pragma once

#include <lif/models/parameters.hpp>

namespace lif::norse {

// Descriptions of the parameters of Norse's neurons, shared by all of them.
/// Description of the inverse membrane time constant.
inline constexpr QuantityInfo tau_mem_inv{"tau_mem_inv", "inverse membrane time constant, 1/s", {0}};
/// Description of the inverse synaptic time constant.
inline constexpr QuantityInfo tau_syn_inv{"tau_syn_inv", "inverse synaptic time constant, 1/s", {0}};
/// Description of the length of a step.
inline constexpr QuantityInfo dt{"dt", "length of a step, s", Range::above(0)};
/// Description of the resting potential.
inline constexpr QuantityInfo v_leak{"v_leak", "potential without input"};
/// Description of the threshold.
inline constexpr QuantityInfo v_th{"v_th", "spikes when the potential is strictly above"};
/// Description of the reset potential.
inline constexpr QuantityInfo v_reset{"v_reset", "potential after a spike"};

}  // namespace lif::norse
