#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// What may follow on a command line, one word a line: for the shells' completion. `@file` and `@folder`
/// stand for names of files and folders.
/// @param words  of the command line after the program's name, the last one, which is being typed, left out
std::string completions(const std::vector<std::string>& words);

}  // namespace lif::testbench
