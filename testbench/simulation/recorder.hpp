#pragma once

#include <cstdint>

#include "simulation/step_record.hpp"

namespace lif::testbench {

/// Records the outputs of a neuron step by step.
class Recorder {
 public:
  virtual ~Recorder() = default;

  virtual void record(const StepRecord& record) = 0;

  /// Called after the last step with the number of steps. The output is complete when it returns.
  virtual void finish(std::uint64_t steps) = 0;
};

}  // namespace lif::testbench
