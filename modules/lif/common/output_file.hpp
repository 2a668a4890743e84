#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace lif {

/// A file could not be created or written in full; `what()` names it and the reason.
class OutputError : public std::runtime_error {
 public:
  /// @param error_number  the `errno` behind it, or 0
  explicit OutputError(const std::string& what, int error_number = 0)
      : std::runtime_error(what), error_number_(error_number) {}

  /// The `errno`, or 0: EINTR where a signal ended the opening of a pipe.
  int error_number() const { return error_number_; }

 private:
  int error_number_;
};

/// A file that stands in its place complete, or not at all.
///
/// A regular file is written beside its place under a hidden name ending in `.partial` and moved
/// there by commit(); without commit() it is removed and an earlier file stays as it was. Devices
/// and pipes are written directly. The path `-` is the standard output; `/dev/stdout`, `/dev/fd/3` and
/// their like are what stands behind them, wherever it was redirected. Every write is checked.
class OutputFile {
 public:
  /// @throws OutputError if the file cannot be created
  explicit OutputFile(std::string path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Buffered. @throws OutputError if the bytes cannot be written, for instance on a full disk
  void write(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= buffer_limit) flush();
  }

  /// Writes what is buffered. @throws OutputError
  void flush();

  /// Writes and closes the file where it is; no further writes. @throws OutputError
  void complete();

  /// Completes the file and moves it to its place. @throws OutputError
  void commit();

  /// As given, or `standard output`.
  const std::string& path() const { return path_; }

  /// Where a regular file is until commit(); empty for devices and pipes.
  const std::string& written_path() const { return partial_; }

 private:
  static constexpr std::size_t buffer_limit = 1 << 16;

  void open_partial();
  [[noreturn]] void fail(const char* action, int error) const;

  std::string path_;     // as given, for messages
  std::string target_;   // with symbolic links resolved
  std::string partial_;  // empty where written directly
  std::string buffer_;
  int descriptor_ = -1;
};

}  // namespace lif
