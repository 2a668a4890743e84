#pragma once

#include <string>
#include <string_view>

namespace lif::testbench {

/// The text in a form that a terminal shows on one line and does not interpret, because names in files may
/// hold any bytes. Control characters and bytes that are not UTF-8 are written as `\x1b` and the like.
std::string printable(std::string_view text);

/// The text, cut to what fits on a screen: a file can hold names of any length.
std::string shortened(const std::string& text);

}  // namespace lif::testbench
