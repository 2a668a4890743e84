#pragma once

#include <optional>
#include <string>

#include <lif/aer/sender_timing.hpp>

#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads the events for a core from a CSV, row by row: the column `addr` with the words, in their order, and
/// perhaps the column `cycle`, before which an event is not offered.
class EventSource {
 public:
  /// @param word_bits  width of the words
  /// @throws InputError naming file, line and column
  EventSource(const std::string& path, unsigned word_bits);

  /// The next event, or nothing at the end and if a signal has arrived.
  std::optional<aer::Offer> next();

 private:
  CsvReader reader_;
  std::uint64_t highest_;
  std::size_t address_;
  std::optional<std::size_t> cycle_;
  std::uint64_t last_cycle_ = 0;
};

}  // namespace lif::testbench
