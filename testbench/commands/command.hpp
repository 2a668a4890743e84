#pragma once

#include <string>
#include <vector>

#include "options/settings.hpp"

namespace lif::testbench {

/// One command of the executable.
struct Command {
  std::string name;
  std::string summary;   ///< one line, shown in the list of commands
  std::string help;      ///< a paragraph that `--help` begins with
  std::string examples;  ///< three lines that `--help` ends with
  OptionTable options;
  int (*execute)(const Settings& settings) = nullptr;  ///< returns the exit code
  std::vector<std::string> operands = {};              ///< arguments that are no options
  std::vector<std::string> (*operand_words)() =
      nullptr;  ///< that the first operand may be, where it is one of a few
};

/// All commands, the default one (`run`) first.
const std::vector<Command>& commands();

Command run_command();
Command sweep_command();
Command compare_command();
Command benchmark_command();
Command list_command();
// Where the library was built with NIR.
Command network_command();
Command classify_command();
Command sweep_format_command();

}  // namespace lif::testbench
