#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace lif::testbench {

/// The process at the other end of a pipe closed it too early, sent something else than expected, or took too
/// long.
class BrokenPipe : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// All reading together took longer than the reader was to wait.
class TookTooLong : public BrokenPipe {
 public:
  using BrokenPipe::BrokenPipe;
};

/// Writes values for a PipeReader in another process of the same program.
/// @throws BrokenPipe
class PipeWriter {
 public:
  explicit PipeWriter(int descriptor) : descriptor_(descriptor) {}

  void write(std::uint64_t count) { write(&count, sizeof count); }
  void write(const std::string& text);
  void write(const void* bytes, std::size_t count);
  /// Sends what has been written so far.
  void flush();

 private:
  int descriptor_;
  std::vector<char> buffer_;
};

/// Reads the values that a PipeWriter writes.
/// @throws BrokenPipe; Interrupted if a signal arrives
class PipeReader {
 public:
  /// @param patience  the longest time that all reading together may take
  PipeReader(int descriptor, std::chrono::seconds patience);

  /// Reads a number. @throws BrokenPipe if it is greater than `most`
  std::size_t read_count(std::size_t most);
  std::string read_text();
  void read(void* bytes, std::size_t count);

 private:
  void fill();

  int descriptor_;
  std::chrono::steady_clock::time_point deadline_;
  std::vector<char> buffer_;
  std::size_t next_ = 0;
};

}  // namespace lif::testbench
