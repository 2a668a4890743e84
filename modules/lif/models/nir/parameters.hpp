#pragma once

#include <lif/models/parameters.hpp>

/// Descriptions of the parameters of NIR's neurons, shared by all of them.
namespace lif::nir::quantity {

/// Length of a step, in the unit of the time constants; above 0, and without a default.
inline constexpr QuantityInfo dt{"dt", "length of a step, in the unit of tau", Range::above(0),
                                 Role::quantity, true};
/// Membrane time constant of a neuron that has no synaptic current; above 0.
inline constexpr QuantityInfo tau{"tau", "membrane time constant", Range::above(0)};
/// Membrane time constant of a neuron that has a synaptic current; above 0.
inline constexpr QuantityInfo tau_mem{"tau_mem", "membrane time constant", Range::above(0)};
/// Time constant of the synaptic current; above 0.
inline constexpr QuantityInfo tau_syn{"tau_syn", "synaptic time constant", Range::above(0)};
/// Factor by which the input is multiplied when it enters the synaptic current.
inline constexpr QuantityInfo w_in{"w_in", "gain of the input into the synaptic current"};
/// Resistance: the factor by which a current is multiplied when it enters the potential.
inline constexpr QuantityInfo r{"r", "resistance: gain of the input"};
/// Potential towards which the membrane leaks without input.
inline constexpr QuantityInfo v_leak{"v_leak", "potential without input"};
/// Threshold: a neuron spikes when its potential is strictly above it.
inline constexpr QuantityInfo v_threshold{"v_threshold", "spikes when the potential is strictly above"};
/// Potential that a neuron has after a spike.
inline constexpr QuantityInfo v_reset{"v_reset", "potential after a spike"};

}  // namespace lif::nir::quantity
