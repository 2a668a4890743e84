#pragma once

#include <deque>
#include <string>
#include <vector>

#include <lif/lockstep/compared_value.hpp>
#include <lif/lockstep/divergence.hpp>

namespace lif {

/// What the report of a first difference is made from.
struct LockStepFindings {
  const std::vector<std::string>& state_names;  ///< names of the model's state variables
  const std::deque<ComparedValue>& compared;    ///< what was compared
  const std::deque<LockStepCycle>& cycles;      ///< the cycles around the first difference
  std::size_t first = 0;                        ///< place of the first difference in them
  std::size_t shown = 0;                        ///< number of cycles before it to be shown
};

/// Compares the cycles as two runs, of which A is the model and B the RTL.
ComparisonResult compare_cycles(const LockStepFindings& findings);

/// The report: the difference, inputs, both states before and after, the likely cause, the last cycles.
std::string lock_step_report(const LockStepFindings& findings);

}  // namespace lif
