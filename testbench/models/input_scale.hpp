#pragma once

#include "models/configured_model.hpp"

namespace lif::testbench {

/// The factor by which the default currents of stimuli and sweeps are multiplied, so that they show each
/// model below and above the lowest constant current at which it fires within 100 steps. The currents are
/// made for the default neuron, where that is 0.1: for it, and for models like it, the factor is 1. It
/// depends on the model with its default parameters, so that a parameter that the user changes leaves the
/// current as it is; where the scale follows from parameters (a model of integers, parameters that have to be
/// given), on the parameters in effect.
/// @returns a factor with one or two digits and a power of ten; 1 for a neuron that never fires, or always
double input_scale(const ModelEntry& entry, const ConfiguredModel& model);

/// A default current for this model: scaled, and an integer where the model takes integers.
double scaled_current(double current, double scale, const NumberType& type);

}  // namespace lif::testbench
