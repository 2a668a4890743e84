#pragma once

#include <vector>

#include "identify/alignment.hpp"

namespace lif::testbench {

/// Which steps are looked at. The spike of a late output shows after the step that fired.
enum class QuietSteps {
  without_spike,      ///< all that show no spike
  not_before_a_spike  ///< and none in the next step either
};

/// Some of the steps of a trace.
using StepList = std::vector<const ObservedStep*>;

/// The steps without a spike, those with the longest silence before them first. Where the output is late,
/// some of them fire all the same, and some are refractory: the right rule explains most of them, not all.
StepList quiet_steps(const Steps& steps, QuietSteps which);

/// A part of the steps that has all sizes of potentials and inputs in it.
StepList sample_of(StepList steps);

}  // namespace lif::testbench
