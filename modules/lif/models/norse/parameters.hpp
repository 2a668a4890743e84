#pragma once

#include <lif/models/parameters.hpp>

namespace lif::norse {

// Descriptions of the parameters of Norse's neurons, shared by all of them.
inline constexpr QuantityInfo tau_mem_inv{"tau_mem_inv", "inverse membrane time constant, 1/s", {0}};
inline constexpr QuantityInfo tau_syn_inv{"tau_syn_inv", "inverse synaptic time constant, 1/s", {0}};
inline constexpr QuantityInfo dt{"dt", "length of a step, s", Range::above(0)};
inline constexpr QuantityInfo v_leak{"v_leak", "potential without input"};
inline constexpr QuantityInfo v_th{"v_th", "spikes when the potential is strictly above"};
inline constexpr QuantityInfo v_reset{"v_reset", "potential after a spike"};

}  // namespace lif::norse
