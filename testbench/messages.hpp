#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The name of the program, with which its messages begin.
constexpr const char* program_name = "lif-testbench";

/// Tells of something that is wrong, in a line of the standard error stream.
void complain(const std::string& what);

/// Tells of a warning `PLACE: WHAT`, unless a warning with the same WHAT has been told before: neurons with
/// the same parameters give the same one.
void warn_once(const std::string& message);

/// The warnings that warn_once() has told so far.
const std::vector<std::string>& warnings_so_far();

}  // namespace lif::testbench
