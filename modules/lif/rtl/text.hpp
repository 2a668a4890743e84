#pragma once

#include <string>

namespace lif::systemverilog {

/// The number of columns that lines of SystemVerilog keep to where they can.
inline constexpr std::size_t line_width = 100;

/// The text as a comment in lines of at most line_width columns, indented; lines end where the text has ends
/// of lines, too.
std::string commented(const std::string& text, int indentation);

/// A statement of the module's body, `BEGINNING EXPRESSION;`; one that is too long for a line is broken
/// before its last operators, with the rest below the expression's beginning.
std::string statement(const std::string& beginning, const std::string& expression);

}  // namespace lif::systemverilog
