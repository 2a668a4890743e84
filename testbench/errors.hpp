#pragma once

#include <stdexcept>
#include <string>

namespace lif::testbench {

/// The exit codes of the program.
enum ExitCode : int {
  exit_done = 0,
  exit_expectation = 1,    ///< an expectation or a comparison failed
  exit_usage = 2,          ///< unknown command, option, model ...; value out of range
  exit_input = 3,          ///< missing, malformed or unsupported input
  exit_output = 4,         ///< output cannot be created or written in full
  exit_internal = 70,      ///< a defect of this program
  exit_interrupted = 130,  ///< ended by a signal; what was recorded is kept
};

/// The command line, the environment or a value in a configuration file is wrong.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The machine has no more processes, file descriptors or the like to give.
class NoResources : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An input file is missing or its content is wrong; the message names the file and the place in it.
class InputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace lif::testbench
