#pragma once

#include <cstdint>

#include "simulation/step_record.hpp"

namespace lif::testbench {

/// Takes what a neuron shows, step by step.
class Recorder {
 public:
  virtual ~Recorder() = default;

  virtual void record(const StepRecord& record) = 0;

  /// After the last step; `steps` is their number. Output is complete when it returns.
  virtual void finish(std::uint64_t steps) = 0;
};

}  // namespace lif::testbench
