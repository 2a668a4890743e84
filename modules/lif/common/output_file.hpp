#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace lif {

/// Thrown if a file could not be created or written in full; `what()` names the file and the reason.
class OutputError : public std::runtime_error {
 public:
  /// @param error_number  the `errno` that caused the error, or 0
  explicit OutputError(const std::string& what, int error_number = 0)
      : std::runtime_error(what), error_number_(error_number) {}

  /// The `errno` that caused the error, or 0; it is EINTR where a signal interrupted the opening of a pipe.
  int error_number() const { return error_number_; }

 private:
  int error_number_;
};

/// A file that appears in its place complete or not at all.
///
/// A regular file is written beside its place under a hidden name ending in `.partial`, and moved there by
/// commit() when it is on the disk. Without commit() it is removed, and an earlier file stays as it was. What
/// a process that was killed has left under such a name, the next one that writes the same file removes.
/// Devices and pipes are written directly. The path `-` is the standard output; `/dev/stdout`, `/dev/fd/3`
/// and similar paths mean the open file behind them, wherever it was redirected. Every write is checked.
class OutputFile {
 public:
  /// @throws OutputError if the file cannot be created
  explicit OutputFile(const std::string& path) : OutputFile(path, path) {}
  /// @param shown_path  how messages name the file
  /// @throws OutputError if the file cannot be created
  OutputFile(std::string path, std::string shown_path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Writes bytes to a buffer. @throws OutputError if bytes cannot be written, for instance on a full disk
  void write(std::string_view bytes) {
    buffer_.append(bytes);
    if (buffer_.size() >= buffer_limit) flush();
  }

  /// Writes the buffered bytes. @throws OutputError
  void flush();

  /// Writes all bytes to the disk without moving the file; no more writes may follow. @throws OutputError
  void complete();

  /// Completes the file and moves it to its place. @throws OutputError
  void commit();

  /// As commit(), but an earlier file is kept beside it until the end of this object, for take_back().
  /// @throws OutputError
  void place();

  /// Puts the earlier file back that place() has replaced, or removes the new one if there was none. Where
  /// the file system has no hard links, the new file stays.
  void take_back() noexcept;

  /// To be called after other code has put a file of its own in place of the one at written_path().
  /// @throws OutputError if there is none
  void follow();

  /// The path as messages show it, or `standard output`.
  const std::string& path() const { return path_; }

  /// The path of a regular file until commit(); empty for devices and pipes.
  const std::string& written_path() const { return partial_; }

 private:
  static constexpr std::size_t buffer_limit = 1 << 16;

  void open_partial();
  [[noreturn]] void fail(const char* action, int error) const;

  std::string path_;     // for messages
  std::string target_;   // with symbolic links resolved
  std::string partial_;  // empty where the file is written directly, or in its place already
  std::string earlier_;  // the file that place() has replaced; empty if there was none
  bool is_complete_ = false;
  bool is_placed_ = false;
  bool was_there_ = false;  // whether there was a file before
  std::string buffer_;
  int descriptor_ = -1;
};

}  // namespace lif
