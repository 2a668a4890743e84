#pragma once

#include <lif/models/parameters.hpp>

/// Descriptions of the parameters of NIR's neurons, shared by all of them.
namespace lif::nir::quantity {

inline constexpr QuantityInfo dt{"dt", "length of a step, in the unit of tau", Range::above(0),
                                 Role::quantity, true};
inline constexpr QuantityInfo tau{"tau", "membrane time constant", Range::above(0)};
inline constexpr QuantityInfo tau_mem{"tau_mem", "membrane time constant", Range::above(0)};
inline constexpr QuantityInfo tau_syn{"tau_syn", "synaptic time constant", Range::above(0)};
inline constexpr QuantityInfo w_in{"w_in", "gain of the input into the synaptic current"};
inline constexpr QuantityInfo r{"r", "resistance: gain of the input"};
inline constexpr QuantityInfo v_leak{"v_leak", "potential without input"};
inline constexpr QuantityInfo v_threshold{"v_threshold", "spikes when the potential is strictly above"};
inline constexpr QuantityInfo v_reset{"v_reset", "potential after a spike"};

}  // namespace lif::nir::quantity
