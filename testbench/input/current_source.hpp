#pragma once

namespace lif::testbench {

/// The input current of one neuron, step by step.
class CurrentSource {
 public:
  virtual ~CurrentSource() = default;

  /// The current of the next step; false at the end of the input.
  virtual bool next(double& current) = 0;
};

}  // namespace lif::testbench
