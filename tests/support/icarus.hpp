#pragma once

#include <map>
#include <string>

#include "support/subprocess.hpp"

namespace lif::tests {

/// Whether Icarus Verilog is installed.
bool has_icarus();

/// Compiles the `.sv` files among these, by name and text, with all warnings, and runs them.
/// @returns what the simulation gave; or what the compiler gave, if it failed or warned
Result simulate(const std::map<std::string, std::string>& files);

}  // namespace lif::tests
