#pragma once

#include <iosfwd>

#include <lif/aer/event_stream.hpp>

namespace lif::aer {

/// Writes events as raw words, without their times: each in so many bytes, the lowest first.
class RawWordWriter final : public EventWriter {
 public:
  /// @param stream  open for binary data; has to outlive the writer
  /// @param bytes   of a word, 1 to 8
  /// @throws std::invalid_argument if the number of bytes is out of range
  RawWordWriter(std::ostream& stream, unsigned bytes);

  void write(const TimedEvent& event) override;

 private:
  std::ostream& stream_;
  unsigned bytes_;
};

/// Reads raw words, as RawWordWriter writes them; all times are 0.
class RawWordReader final : public EventReader {
 public:
  /// @param stream  open for binary data; has to outlive the reader
  /// @param bytes   of a word, 1 to 8
  /// @throws std::invalid_argument if the number of bytes is out of range
  RawWordReader(std::istream& stream, unsigned bytes);

  std::optional<TimedEvent> next() override;

 private:
  std::istream& stream_;
  unsigned bytes_;
  std::uint64_t words_ = 0;
};

}  // namespace lif::aer
