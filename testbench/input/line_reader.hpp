#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <string>

namespace lif::testbench {

/// Reads a text file line by line: LF or CRLF, a UTF-8 byte order mark is skipped, lines of at most
/// 1 MiB, no NUL bytes. The path `-` is the standard input.
class LineReader {
 public:
  /// @throws InputError if the file cannot be opened, is a folder or is empty
  explicit LineReader(std::string path);

  /// Reads the next line without its ending; false at the end of the file, and when a signal ends a
  /// blocked read. @throws InputError
  bool next(std::string& line);

  std::size_t line_number() const { return line_number_; }

  /// `FILE:LINE` of the last line read, for messages.
  std::string place() const { return path_ + ":" + std::to_string(line_number_); }

  /// The path, or `standard input`.
  const std::string& path() const { return path_; }

 private:
  struct Closer {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };

  static constexpr std::size_t longest_line = 1 << 20;

  std::string path_;
  std::unique_ptr<std::FILE, Closer> file_;
  std::size_t line_number_ = 0;
};

}  // namespace lif::testbench
