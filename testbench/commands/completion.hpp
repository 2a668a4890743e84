#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// The words that the last word of a command line may become, one on each line, for the shell's completion:
/// each is a whole word, with what is typed of it already where that is more than its beginning
/// (`--set reset=zero`, `--models lif,rtl.LIF`). A word that ends in `=` is not complete. `@file` and
/// `@folder` stand for the names of files and folders.
/// @param words  the words after the program's name; the last one, which may be empty, is being typed
std::string completions(std::vector<std::string> words);

}  // namespace lif::testbench
