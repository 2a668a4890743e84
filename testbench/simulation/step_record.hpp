#pragma once

#include <cstdint>
#include <vector>

namespace lif::testbench {

/// The values of one step. A double holds the values of every number type exactly.
struct StepRecord {
  std::uint64_t step = 0;
  bool rst_n = true;
  double input = 0;
  double potential = 0;               ///< after the reset
  double potential_before_reset = 0;  ///< before the reset; the same where there is none
  double threshold = 0;               ///< for models that have one
  double spike = 0;
  /// State variables other than potential and spike, in the order of NeuronDescription::recorded.
  std::vector<double> further;
};

}  // namespace lif::testbench
