#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lif::testbench {

/// Reads a text file line by line. Lines end with LF or CRLF and have at most 1 MiB; a UTF-8 byte order mark
/// is skipped; NUL bytes are refused. The path `-` is the standard input. A signal ends a read that waits for
/// input.
class LineReader {
 public:
  /// @throws InputError if the file cannot be opened, is a folder or is empty; Interrupted
  explicit LineReader(std::string path);

  /// Reads from an open descriptor, which it closes.
  /// @param name  for messages. @throws InputError if there is nothing to read; Interrupted
  LineReader(int descriptor, std::string name);

  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// Reads the next line without its ending; returns false at the end of the file, and if a signal has
  /// arrived.
  /// @throws InputError
  bool next(std::string& line);

  std::size_t line_number() const { return line_number_; }

  /// `FILE:LINE` of the last line read, for messages.
  std::string place() const { return path_ + ":" + std::to_string(line_number_); }

  /// The path, or `standard input`.
  const std::string& path() const { return path_; }

 private:
  static constexpr std::size_t longest_line = 1 << 20;

  void begin();
  bool fill();
  void append(std::string& line, std::string_view part);

  std::string path_;
  int descriptor_ = -1;
  std::vector<char> buffer_;
  std::string_view unread_;  // the part of the buffer that is left
  std::size_t line_number_ = 0;
};

}  // namespace lif::testbench
