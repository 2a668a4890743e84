#pragma once

#include <string>

namespace lif::testbench {

/// Something that a column of the input sets in each step.
struct StepControl {
  enum class Target {
    parameter,  ///< a parameter of the model
    state,      ///< a state variable, loaded before the step; an empty cell changes nothing
    rst_n,      ///< the port rst_n of the module
    reset,      ///< the port rst_n, inverted
  };

  Target target = Target::parameter;
  std::string name;     ///< name of the parameter or the state variable
  std::string column;   ///< name of the column
  std::string allowed;  ///< the allowed values, for messages
};

}  // namespace lif::testbench
