#pragma once

#include <cstddef>
#include <string>

namespace lif::testbench {

/// The number of characters that a line of help may have: the variable COLUMNS, if it holds a number from 40
/// to 1000, or 80.
std::size_t help_width();

/// The text in lines of at most `width` characters, unless a single word is longer.
///
/// Lines that follow each other are one paragraph, unless the first of them ends a sentence or the second one
/// is indented. An indented line stays a line; it continues below its text, which begins after the last gap
/// of several blanks.
std::string wrapped(const std::string& text, std::size_t width);

/// Commands, one on each line, with a backslash at the end of each line that goes on in the next.
std::string wrapped_commands(const std::string& commands, std::size_t width);

}  // namespace lif::testbench
