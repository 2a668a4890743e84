#pragma once

#include <memory>
#include <string>
#include <vector>

#include "text/line_reader.hpp"

namespace lif::testbench {

/// The words of a VCD, one after the other, in memory that does not grow with the file.
class VcdWords {
 public:
  /// @param lines  has given `first_line` already
  VcdWords(std::unique_ptr<LineReader> lines, const std::string& first_line);

  /// @returns false at the end of the file. @throws InputError, Interrupted
  bool next(std::string& word);

  /// The words up to `$end` or the end of the file, at most `most` of them: the others are passed over.
  std::vector<std::string> section(std::size_t most);

  /// Passes over all words up to `$end`.
  void skip_section() { section(0); }

  /// @throws InputError with the place of the last word before `what`
  [[noreturn]] void fail(const std::string& what) const;

  /// The path of the file, for messages.
  const std::string& path() const { return lines_->path(); }

 private:
  std::unique_ptr<LineReader> lines_;
  std::string line_;
  std::size_t place_ = 0;  // in the line
};

}  // namespace lif::testbench
