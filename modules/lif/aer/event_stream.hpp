#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>

namespace lif::aer {

/// An address event and its time.
struct TimedEvent {
  std::uint64_t word = 0;  ///< the event
  std::uint64_t time = 0;  ///< in the unit of its recording, such as cycles or microseconds
};

/// A recording that is not what it should be; the message names the place.
class RecordingError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads a recording of address events, one after the other, so that it is never held in memory as a whole.
class EventReader {
 public:
  EventReader() = default;
  virtual ~EventReader() = default;
  EventReader(const EventReader&) = delete;
  EventReader& operator=(const EventReader&) = delete;
  EventReader(EventReader&&) = delete;
  EventReader& operator=(EventReader&&) = delete;

  /// The next event; nothing at the end. @throws RecordingError
  virtual std::optional<TimedEvent> next() = 0;
};

/// Writes a recording of address events.
class EventWriter {
 public:
  EventWriter() = default;
  virtual ~EventWriter() = default;
  EventWriter(const EventWriter&) = delete;
  EventWriter& operator=(const EventWriter&) = delete;
  EventWriter(EventWriter&&) = delete;
  EventWriter& operator=(EventWriter&&) = delete;

  /// Writes an event; their times do not decrease. @throws RecordingError if the format cannot hold it
  virtual void write(const TimedEvent& event) = 0;
  /// Writes what is left; no more events may follow.
  virtual void finish() {}
};

}  // namespace lif::aer
