#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The input of one step.
struct StepInput {
  double current = 0;
  std::vector<std::string> controls;  ///< cells of the --per-step columns, in their order
};

/// Gives the input of one neuron, step by step.
class StepSource {
 public:
  virtual ~StepSource() = default;

  /// Gives the input of the next step; returns false at the end. `input` may be reused from step to step.
  virtual bool next(StepInput& input) = 0;

  /// Where the input of the last step comes from, for messages.
  virtual std::string place() const { return "the input"; }
};

}  // namespace lif::testbench
