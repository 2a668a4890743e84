#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The words that may follow on a command line, one on each line, for the shell's completion. `@file` and
/// `@folder` stand for the names of files and folders.
/// @param words  the words after the program's name, without the last one, which is being typed
std::string completions(const std::vector<std::string>& words);

}  // namespace lif::testbench
