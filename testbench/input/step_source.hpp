#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// What one step is given.
struct StepInput {
  double current = 0;
  std::vector<std::string> controls;  ///< cells of the --per-step columns, in their order
};

/// The input of one neuron, step by step.
class StepSource {
 public:
  virtual ~StepSource() = default;

  /// The input of the next step; false at the end. `input` may be reused from step to step.
  virtual bool next(StepInput& input) = 0;

  /// Where the last step's input stands, for messages.
  virtual std::string place() const { return "the input"; }
};

}  // namespace lif::testbench
