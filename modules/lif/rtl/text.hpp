#pragma once

#include <string>
#include <vector>

namespace lif::systemverilog {

/// The number of columns that lines of SystemVerilog keep to where they can.
inline constexpr std::size_t line_width = 100;

/// The text as a comment in lines of at most line_width columns, indented; lines end where the text has ends
/// of lines, too.
std::string commented(const std::string& text, int indentation);

/// The lines of a text, each behind a margin.
std::string indented(const std::string& lines, const std::string& margin);

/// An entry of a list and the comment behind it.
struct ListEntry {
  std::string text;     ///< as in the code, without a comma
  std::string comment;  ///< on the same line
};

/// The entries of a list of parameters or ports, each on a line of its own, with their comments in one
/// column.
std::string listed(const std::vector<ListEntry>& entries);

/// A statement of the module's body, `BEGINNING EXPRESSION;`; one that is too long for a line is broken
/// before its last operators, with the rest below the expression's beginning.
std::string statement(const std::string& beginning, const std::string& expression);

/// The end of a self-checking bench: the verdict over `differences` after STEPS steps.
/// @param name  module that was checked
std::string end_of_bench(const std::string& name);

}  // namespace lif::systemverilog
