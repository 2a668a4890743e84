#include <lif/aer/raw_words.hpp>

#include <istream>
#include <ostream>
#include <string>

#include <lif/aer/little_endian.hpp>

namespace lif::aer {

namespace {

unsigned checked_bytes(unsigned bytes) {
  if (bytes >= 1 && bytes <= 8) return bytes;
  throw std::invalid_argument("words of " + std::to_string(bytes) + " bytes: allowed is 1 to 8");
}

}  // namespace

RawWordWriter::RawWordWriter(std::ostream& stream, unsigned bytes)
    : stream_(stream), bytes_(checked_bytes(bytes)) {}

void RawWordWriter::write(const TimedEvent& event) {
  if (bytes_ < 8 && event.word >> (8 * bytes_) != 0) {
    throw RecordingError("the word " + std::to_string(event.word) + " does not fit into " +
                         std::to_string(bytes_) + " bytes");
  }
  std::string bytes;
  append_little_endian(bytes, event.word, bytes_);
  stream_ << bytes;
}

RawWordReader::RawWordReader(std::istream& stream, unsigned bytes)
    : stream_(stream), bytes_(checked_bytes(bytes)) {}

std::optional<TimedEvent> RawWordReader::next() {
  std::string bytes(bytes_, '\0');
  stream_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  const auto count = stream_.gcount();
  if (count == 0) return std::nullopt;
  if (count < static_cast<std::streamsize>(bytes.size()))
    throw RecordingError("the recording ends in the middle of word " + std::to_string(words_));
  ++words_;
  return TimedEvent{little_endian(bytes), 0};
}

}  // namespace lif::aer
