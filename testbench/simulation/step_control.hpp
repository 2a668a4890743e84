#pragma once

#include <string>

namespace lif::testbench {

/// Something that a column of the input sets from step to step.
struct StepControl {
  enum class Target {
    parameter,  ///< of the model
    state,      ///< a variable of its state, loaded before the step; an empty cell leaves it
    rst_n,      ///< the module's port
    reset,      ///< the same, active high
  };

  Target target = Target::parameter;
  std::string name;     ///< of the parameter or the variable
  std::string column;   ///< of the input
  std::string allowed;  ///< the values, in words
};

}  // namespace lif::testbench
