#pragma once

#include <iosfwd>
#include <string>

#include <lif/aer/event_stream.hpp>

namespace lif::aer {

/// A change of brightness that an event camera saw.
struct PolarityEvent {
  unsigned x = 0;           ///< column, 0 on the left, 15 bits
  unsigned y = 0;           ///< row, 0 at the top, 15 bits
  bool is_brighter = true;  ///< ON or OFF

  /// The word of an event in the layout `dvs`, marked as valid.
  std::uint64_t word() const;
  /// The event of such a word.
  static PolarityEvent of(std::uint64_t word);
};

/// Reads the polarity events of a recording in the format AEDAT 3.1 of iniVation
/// (docs.inivation.com, AEDAT 3.1): words in the layout `dvs`, times in microseconds. Packets of other events
/// are skipped, and so are events that are marked as invalid. Nothing in the file is trusted; memory does not
/// grow with it.
class AedatReader final : public EventReader {
 public:
  /// @param stream  open for binary data; has to outlive the reader
  /// @throws RecordingError if the header is not that of the format
  explicit AedatReader(std::istream& stream);

  std::optional<TimedEvent> next() override;

  /// Number of events that were skipped, as they are marked as invalid.
  std::uint64_t invalid() const { return invalid_; }
  /// Number of packets that were skipped, as they hold no polarity events.
  std::uint64_t other_packets() const { return other_packets_; }

 private:
  bool begin_packet();
  std::string bytes(std::uint64_t count, const char* what);
  void skip(std::uint64_t count);

  std::istream& stream_;
  std::uint64_t position_ = 0;  // in bytes
  std::uint64_t events_ = 0;    // that are left in the packet
  std::uint64_t padding_ = 0;   // bytes behind them
  std::uint64_t epoch_ = 0;     // how often the time stamps have overflowed
  std::uint64_t invalid_ = 0;
  std::uint64_t other_packets_ = 0;
};

/// Writes polarity events as AEDAT 3.1. Words have the layout `dvs`, times are microseconds.
class AedatWriter final : public EventWriter {
 public:
  /// @param stream  open for binary data; has to outlive the writer
  /// @param source  description of the camera, for the header
  explicit AedatWriter(std::ostream& stream, const std::string& source = "lif-systemc");

  void write(const TimedEvent& event) override;
  void finish() override;

 private:
  void end_packet();

  std::ostream& stream_;
  std::string packet_;
  std::uint64_t epoch_ = 0;
};

}  // namespace lif::aer
