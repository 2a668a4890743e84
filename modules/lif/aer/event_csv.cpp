#include <lif/aer/event_csv.hpp>

#include <algorithm>
#include <istream>
#include <ostream>

#include <lif/numbers/parse.hpp>

namespace lif::aer {

CsvEventWriter::CsvEventWriter(std::ostream& stream) : stream_(stream) { stream_ << "cycle,addr\n"; }

void CsvEventWriter::write(const TimedEvent& event) {
  stream_ << std::to_string(event.time) + "," + std::to_string(event.word) + "\n";
}

CsvEventReader::CsvEventReader(std::istream& stream) : stream_(stream) {
  if (!read_line()) throw RecordingError("the recording is empty");
  columns_ = fields_.size();
  const auto find = [&](const char* name) {
    return static_cast<std::size_t>(std::find(fields_.begin(), fields_.end(), name) - fields_.begin());
  };
  address_ = find("addr");
  if (address_ == columns_) throw RecordingError("line 1: there is no column 'addr'");
  if (const std::size_t cycle = find("cycle"); cycle < columns_) cycle_ = cycle;
}

std::optional<TimedEvent> CsvEventReader::next() {
  if (!read_line()) return std::nullopt;
  if (fields_.size() != columns_) {
    throw RecordingError("line " + std::to_string(line_) + ": the row has " + std::to_string(fields_.size()) +
                         " of " + std::to_string(columns_) + " fields");
  }
  const TimedEvent event{field(address_), cycle_ ? field(*cycle_) : 0};
  if (event.time < last_) {
    throw RecordingError("line " + std::to_string(line_) + ": cycle " + std::to_string(event.time) +
                         " is before the one of the line before, " + std::to_string(last_));
  }
  last_ = event.time;
  return event;
}

// Blank lines are skipped, and so is the carriage return of other systems.
bool CsvEventReader::read_line() {
  std::string line;
  do {
    if (!std::getline(stream_, line)) return false;
    ++line_;
    if (!line.empty() && line.back() == '\r') line.pop_back();
  } while (line.empty());
  fields_.clear();
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(',', begin), line.size());
    fields_.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return true;
}

std::uint64_t CsvEventReader::field(std::size_t column) const {
  const auto value = parse_integer(fields_[column]);
  if (!value || *value < 0) {
    throw RecordingError("line " + std::to_string(line_) + ": '" + fields_[column] +
                         "' is not allowed: allowed is an integer, 0 or more");
  }
  return static_cast<std::uint64_t>(*value);
}

}  // namespace lif::aer
