#pragma once

#include <cstdint>

namespace lif::testbench {

/// What one step shows. Values of every number type are held as double, exactly.
struct StepRecord {
  std::uint64_t step = 0;
  double input = 0;
  double potential = 0;               ///< after the reset
  double potential_before_reset = 0;  ///< what crossed the threshold
  double spike = 0;
};

}  // namespace lif::testbench
