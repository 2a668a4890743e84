#pragma once

#include <string>

namespace lif::testbench {

/// The manual page: the given text in which the line `@COMMANDS@` is replaced by the list of all commands and
/// `@OPTIONS@` by the options of each, as --help has them.
std::string man_page(const std::string& text);

}  // namespace lif::testbench
