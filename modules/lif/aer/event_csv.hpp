#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include <lif/aer/event_stream.hpp>

namespace lif::aer {

/// Writes events as CSV, `cycle,addr`.
class CsvEventWriter final : public EventWriter {
 public:
  /// @param stream  has to outlive the writer
  explicit CsvEventWriter(std::ostream& stream);

  void write(const TimedEvent& event) override;

 private:
  std::ostream& stream_;
};

/// Reads events from CSV: the column `addr`, and perhaps `cycle`, whose values do not decrease; without it
/// all times are 0. Further columns are ignored.
class CsvEventReader final : public EventReader {
 public:
  /// @param stream  has to outlive the reader
  /// @throws RecordingError if the header has no column `addr`
  explicit CsvEventReader(std::istream& stream);

  std::optional<TimedEvent> next() override;

 private:
  bool read_line();
  std::uint64_t field(std::size_t column) const;

  std::istream& stream_;
  std::size_t line_ = 0;
  std::vector<std::string> fields_;
  std::size_t address_ = 0;
  std::size_t columns_ = 0;
  std::optional<std::size_t> cycle_;
  std::uint64_t last_ = 0;
};

}  // namespace lif::aer
