#pragma once

#include <string>
#include <string_view>

namespace lif::testbench {

/// The text on one line that a terminal shows and does not obey: control characters and what is no UTF-8
/// become
/// `\x1b` and the like. Names in files may hold anything.
std::string printable(std::string_view text);

}  // namespace lif::testbench
