#pragma once

#include <string>

namespace lif::testbench {

/// The manual page. In the given text the line `@COMMANDS@` is replaced by the list of all commands, and
/// `@OPTIONS@` by the options of each, with the texts of --help.
std::string man_page(const std::string& text);

}  // namespace lif::testbench
