#include <lif/aer/aedat.hpp>

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

#include <lif/aer/little_endian.hpp>

namespace lif::aer {

namespace {

constexpr std::size_t packet_header_bytes = 28;  // of a packet
constexpr std::size_t event_bytes = 8;           // of a polarity event
constexpr std::uint64_t polarity = 1;            // type of a packet
constexpr unsigned timestamp_bits = 31;          // what is beyond is in the header of the packet
constexpr std::size_t packet_events = 4096;      // that the writer puts into a packet

const char* const version_line = "#!AER-DAT3.1";
const char* const end_line = "#!END-HEADER";

[[noreturn]] void refuse_recording(const std::string& problem) { throw RecordingError(problem); }

}  // namespace

std::uint64_t PolarityEvent::word() const {
  return std::uint64_t{x} << 17U | std::uint64_t{y} << 2U | (is_brighter ? 2U : 0U) | 1U;
}

PolarityEvent PolarityEvent::of(std::uint64_t word) {
  return {static_cast<unsigned>(word >> 17U & 0x7fffU), static_cast<unsigned>(word >> 2U & 0x7fffU),
          (word >> 1U & 1U) != 0};
}

AedatReader::AedatReader(std::istream& stream) : stream_(stream) {
  constexpr std::size_t longest = 1'000'000;  // of the header
  std::string line;
  bool is_first = true;
  while (true) {
    line.clear();
    for (int next = stream_.get(); next != std::char_traits<char>::eof(); next = stream_.get()) {
      if (++position_ > longest) refuse_recording("the header has more than 1000000 characters");
      if (next == '\n') break;
      line += static_cast<char>(next);
    }
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (is_first && line != version_line)
      refuse_recording(std::string("the first line is not ") + version_line +
                       ", so that this is no AEDAT 3.1");
    if (line.rfind("#Format: ", 0) == 0 && line != "#Format: RAW")
      refuse_recording("the header says '" + line + "': allowed is RAW");
    if (line == end_line) return;
    if (line.empty() || line.front() != '#' || !stream_)
      refuse_recording(std::string("the header does not end in ") + end_line);
    is_first = false;
  }
}

std::optional<TimedEvent> AedatReader::next() {
  while (true) {
    while (events_ == 0) {
      if (!begin_packet()) return std::nullopt;
    }
    const std::string event = bytes(event_bytes, "an event");
    --events_;
    const std::string_view view = event;
    const std::uint64_t word = little_endian(view.substr(0, 4));
    const std::uint64_t timestamp = little_endian(view.substr(4));
    if (events_ == 0) skip(padding_);
    if (timestamp >> timestamp_bits != 0)
      refuse_recording("byte " + std::to_string(position_) + ": a negative time stamp");
    if ((word & 1U) != 0) return TimedEvent{word, epoch_ << timestamp_bits | timestamp};
    ++invalid_;
  }
}

// @returns false at the end of the file
bool AedatReader::begin_packet() {
  if (stream_.peek() == std::char_traits<char>::eof()) return false;
  const std::string place = "packet at byte " + std::to_string(position_) + ": ";
  const std::string header = bytes(packet_header_bytes, "the header of a packet");
  const std::string_view view = header;
  const auto number = [&](std::size_t begin) { return little_endian(view.substr(begin, 4)); };
  const std::uint64_t type = little_endian(view.substr(0, 2));
  const std::uint64_t size = number(4);
  const std::uint64_t overflows = number(12);
  const std::uint64_t capacity = number(16);
  const std::uint64_t count = number(20);
  constexpr std::uint64_t highest = 0x7fffffff;
  if (size > highest || capacity > highest || overflows > highest || count > capacity)
    refuse_recording(place + std::to_string(count) + " events in room for " + std::to_string(capacity));
  if (type != polarity) {
    ++other_packets_;
    skip(size * capacity);
    return true;
  }
  if (size != event_bytes)
    refuse_recording(place + "polarity events of " + std::to_string(size) + " bytes: allowed is 8");
  epoch_ = overflows;
  events_ = count;
  padding_ = (capacity - count) * event_bytes;
  if (events_ == 0) skip(padding_);
  return true;
}

std::string AedatReader::bytes(std::uint64_t count, const char* what) {
  std::string read(count, '\0');
  stream_.read(read.data(), static_cast<std::streamsize>(count));
  if (stream_.gcount() < static_cast<std::streamsize>(count))
    refuse_recording("byte " + std::to_string(position_) + ": the recording ends in the middle of " + what);
  position_ += count;
  return read;
}

void AedatReader::skip(std::uint64_t count) {
  std::array<char, 4096> unused{};
  while (count > 0) {
    const std::uint64_t part = std::min<std::uint64_t>(count, unused.size());
    stream_.read(unused.data(), static_cast<std::streamsize>(part));
    if (stream_.gcount() < static_cast<std::streamsize>(part))
      refuse_recording("byte " + std::to_string(position_) +
                       ": the recording ends in the middle of a packet");
    position_ += part;
    count -= part;
  }
}

AedatWriter::AedatWriter(std::ostream& stream, const std::string& source) : stream_(stream) {
  if (source.find_first_of("\r\n") != std::string::npos)
    refuse_recording("the description of a source has one line");
  stream_ << version_line << "\r\n#Format: RAW\r\n#Source 0: " << source
          << "\r\n#Start-Time: 1970-01-01 00:00:00 (TZ+0000)\r\n"
          << end_line << "\r\n";
}

void AedatWriter::write(const TimedEvent& event) {
  constexpr std::uint64_t mask = (std::uint64_t{1} << timestamp_bits) - 1;
  if (event.word >> 32U != 0)
    refuse_recording("the word " + std::to_string(event.word) + " does not fit into 32 bits");
  const std::uint64_t epoch = event.time >> timestamp_bits;
  if (epoch >> timestamp_bits != 0)
    refuse_recording("the time " + std::to_string(event.time) + " is too late");
  if (packet_.size() == packet_events * event_bytes || epoch != epoch_) end_packet();
  epoch_ = epoch;
  append_little_endian(packet_, event.word, 4);
  append_little_endian(packet_, event.time & mask, 4);
}

void AedatWriter::finish() { end_packet(); }

void AedatWriter::end_packet() {
  if (packet_.empty()) return;
  const std::uint64_t count = packet_.size() / event_bytes;
  std::string header;
  append_little_endian(header, polarity, 2);
  append_little_endian(header, 0, 2);            // source
  append_little_endian(header, event_bytes, 4);  // size of an event
  append_little_endian(header, 4, 4);            // where its time stamp begins
  append_little_endian(header, epoch_, 4);
  for (int i = 0; i < 3; ++i) append_little_endian(header, count, 4);  // room, events, valid events
  stream_ << header << packet_;
  packet_.clear();
}

}  // namespace lif::aer
