#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The exit code of a program that cannot be started.
constexpr int program_not_found = 127;

/// Runs a program that reads nothing and whose output nobody needs, and waits for its end. A
/// signal that interrupts us ends it.
/// @param arguments  the program, looked for in PATH, and its arguments
/// @param folder     the folder that it works in
/// @returns its exit code; 128 + the signal that ended it; program_not_found
int run_silently(std::vector<std::string> arguments, const std::string& folder = ".");

}  // namespace lif::testbench
