#pragma once

#include <cstdint>
#include <vector>

namespace lif::testbench {

/// What one step shows. Values of every number type are held as double, exactly.
struct StepRecord {
  std::uint64_t step = 0;
  bool rst_n = true;
  double input = 0;
  double potential = 0;               ///< after the reset
  double potential_before_reset = 0;  ///< what crossed the threshold
  double threshold = 0;               ///< of models that have one
  double spike = 0;
  std::vector<double>
      further;  ///< state beside potential and spike, in the order of NeuronDescription::recorded
};

}  // namespace lif::testbench
