#pragma once

#include <string>
#include <vector>

#include "options/settings.hpp"

namespace lif::testbench {

/// One command of the program.
struct Command {
  std::string name;
  std::string summary;   ///< one line, shown in the list of commands
  std::string help;      ///< the paragraph with which `--help` begins
  std::string examples;  ///< example commands with which `--help` ends
  OptionTable options;
  int (*execute)(const Settings& settings) = nullptr;  ///< returns the exit code
  std::vector<std::string> operands = {};              ///< arguments that are not options
  /// The words that are allowed as the first operand, if they are few.
  std::vector<std::string> (*operand_words)() = nullptr;
};

/// All commands; the first one, `run`, is the default.
const std::vector<Command>& commands();

Command run_command();
Command sweep_command();
Command compare_command();
Command benchmark_command();
Command list_command();
Command rtl_command();
Command identify_command();
Command core_command();
Command registers_command();
Command simulate_command();
// This exists only if the library was built with yaml-cpp.
Command mesh_command();
// These exist only if the library was built with NIR.
Command network_command();
Command classify_command();
Command sweep_format_command();
Command rtl_layer_command();

}  // namespace lif::testbench
