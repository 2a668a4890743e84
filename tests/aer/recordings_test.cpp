// Recordings of address events: what is written is read, bytes as the formats say, and broken files.
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <lif/aer/aedat.hpp>
#include <lif/aer/event_csv.hpp>
#include <lif/aer/event_layout.hpp>
#include <lif/aer/raw_words.hpp>

namespace lif::aer {
namespace {

std::vector<TimedEvent> all_of(EventReader& reader) {
  std::vector<TimedEvent> events;
  while (const auto event = reader.next()) events.push_back(*event);
  return events;
}

void expect_equal(const std::vector<TimedEvent>& found, const std::vector<TimedEvent>& expected) {
  ASSERT_EQ(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_EQ(found[i].word, expected[i].word) << i;
    ASSERT_EQ(found[i].time, expected[i].time) << i;
  }
}

template <class Make>
std::string refusal(const std::string& text, const Make& make) {
  std::istringstream stream(text);
  try {
    auto reader = make(stream);
    while (reader->next()) continue;
  } catch (const RecordingError& error) {
    return error.what();
  }
  return "";
}

// Bytes from hexadecimal digits, in which blanks are of no account.
std::string bytes(const std::string& digits) {
  std::string text;
  std::string pair;
  for (const char digit : digits) {
    if (digit == ' ') continue;
    pair += digit;
    if (pair.size() < 2) continue;
    text += static_cast<char>(std::stoi(pair, nullptr, 16));
    pair.clear();
  }
  return text;
}

const std::string header =
    "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: DVS128\r\n#Start-Time: 2016-05-01 10:00:00 (TZ+0200)\r\n"
    "#!END-HEADER\r\n";

// By hand from the description of the format: x = 3, y = 5 brighter at 0x10 us; an invalid event; x = 127,
// y = 127 darker at 0x20 us; room for a fourth event; then a packet of frames, and one after an overflow.
const std::string packets = bytes(
    "0100 0100 08000000 04000000 00000000 04000000 03000000 02000000"
    "17000600 10000000 00000000 11000000 fd01fe00 20000000 ffffffff ffffffff"
    "0200 0100 03000000 00000000 00000000 02000000 01000000 01000000 aabbcc ddeeff"
    "0100 0100 08000000 04000000 02000000 01000000 01000000 01000000 01000000 05000000");

TEST(Aedat, ReadsBytesAsTheFormatSays) {
  std::istringstream stream(header + packets);
  AedatReader reader(stream);
  expect_equal(all_of(reader), {{3U << 17U | 5U << 2U | 3U, 0x10},
                                {127U << 17U | 127U << 2U | 1U, 0x20},
                                {1, (std::uint64_t{2} << 31U) + 5}});
  EXPECT_EQ(reader.invalid(), 1u);
  EXPECT_EQ(reader.other_packets(), 1u);
  const PolarityEvent event = PolarityEvent::of(3U << 17U | 5U << 2U | 3U);
  EXPECT_EQ(event.x, 3u);
  EXPECT_EQ(event.y, 5u);
  EXPECT_TRUE(event.is_brighter);
}

TEST(Aedat, TheLayoutOfItsWordsIsThePresetDvs) {
  const EventLayout layout = EventLayout::parse("dvs");
  EXPECT_EQ((PolarityEvent{300, 200, false}.word()), layout.pack({300, 200, 0, 1}));
  EXPECT_EQ((PolarityEvent{0x7fff, 1, true}.word()), layout.pack({0x7fff, 1, 1, 1}));
}

TEST(Recordings, WhatIsWrittenIsRead) {
  std::mt19937_64 engine(7);
  std::vector<TimedEvent> polarity, words, timed;
  std::uint64_t time = 0;
  for (int i = 0; i < 10'000; ++i) {
    time += i == 6000 ? std::uint64_t{1} << 33U : engine() % 300;
    polarity.push_back({engine() >> 33U | 1U, time});
    words.push_back({engine() >> 24U, 0});
    timed.push_back({engine() >> 1U, time});
  }
  std::stringstream aedat, raw, csv;
  AedatWriter aedat_writer(aedat);
  RawWordWriter raw_writer(raw, 5);
  CsvEventWriter csv_writer(csv);
  for (std::size_t i = 0; i < words.size(); ++i) {
    aedat_writer.write(polarity[i]);
    raw_writer.write(words[i]);
    csv_writer.write(timed[i]);
  }
  aedat_writer.finish();
  AedatReader aedat_reader(aedat);
  RawWordReader raw_reader(raw, 5);
  CsvEventReader csv_reader(csv);
  expect_equal(all_of(aedat_reader), polarity);
  expect_equal(all_of(raw_reader), words);
  expect_equal(all_of(csv_reader), timed);
}

TEST(Recordings, RawWordsHaveTheLowestByteFirst) {
  std::ostringstream stream;
  RawWordWriter writer(stream, 3);
  writer.write({0x010203, 9});
  EXPECT_EQ(stream.str(), "\x03\x02\x01");
  EXPECT_THROW(writer.write({0x1000000, 0}), RecordingError);
  EXPECT_THROW(RawWordWriter(stream, 9), std::invalid_argument);
}

TEST(Recordings, CsvTakesFurtherColumnsAndOtherSystems) {
  std::istringstream stream("kind,addr,cycle\r\nin,5,7\r\n\r\nin,6,7\r\n");
  CsvEventReader reader(stream);
  expect_equal(all_of(reader), {{5, 7}, {6, 7}});
}

TEST(Recordings, BrokenFilesAreRefusedInOneSentence) {
  const auto aedat = [](std::istream& stream) { return std::make_unique<AedatReader>(stream); };
  EXPECT_EQ(refusal("", aedat), "the first line is not #!AER-DAT3.1, so that this is no AEDAT 3.1");
  EXPECT_EQ(refusal("#!AER-DAT2.0\r\n", aedat),
            "the first line is not #!AER-DAT3.1, so that this is no AEDAT 3.1");
  EXPECT_EQ(refusal("#!AER-DAT3.1\r\nxyz\r\n", aedat), "the header does not end in #!END-HEADER");
  EXPECT_EQ(refusal("#!AER-DAT3.1\r\n#Format: GZIP\r\n", aedat),
            "the header says '#Format: GZIP': allowed is RAW");
  EXPECT_EQ(refusal("#!AER-DAT3.1\r\n#" + std::string(2'000'000, 'x'), aedat),
            "the header has more than 1000000 characters");
  // Cut anywhere, a recording ends in an error, except where a packet ends.
  const std::string whole = header + packets;
  for (std::size_t length = header.size() + 1; length < whole.size(); ++length) {
    const std::size_t in_packets = length - header.size();
    const bool is_between = in_packets == 60 || in_packets == 94;
    EXPECT_EQ(refusal(whole.substr(0, length), aedat).empty(), is_between) << in_packets;
  }
  EXPECT_NE(refusal(header + bytes("0100 0000 08000000 04000000 00000000 ffffffff 01000000 01000000"), aedat),
            "");
  EXPECT_EQ(refusal(header + bytes("0100 0000 09000000 04000000 00000000 01000000 01000000 01000000"), aedat),
            "packet at byte " + std::to_string(header.size()) + ": polarity events of 9 bytes: allowed is 8");
  EXPECT_EQ(refusal(header + bytes("0200 0000 ffffff7f 04000000 00000000 ffffff7f 01000000 01000000"), aedat),
            "byte " + std::to_string(header.size() + 28) + ": the recording ends in the middle of a packet");
  const auto raw = [](std::istream& stream) { return std::make_unique<RawWordReader>(stream, 2); };
  EXPECT_EQ(refusal("abc", raw), "the recording ends in the middle of word 1");
  const auto csv = [](std::istream& stream) { return std::make_unique<CsvEventReader>(stream); };
  EXPECT_EQ(refusal("", csv), "the recording is empty");
  EXPECT_EQ(refusal("cycle\n1\n", csv), "line 1: there is no column 'addr'");
  EXPECT_EQ(refusal("addr\n-1\n", csv), "line 2: '-1' is not allowed: allowed is an integer, 0 or more");
  EXPECT_EQ(refusal("addr,cycle\n1,5\n1,4\n", csv),
            "line 3: cycle 4 is before the one of the line before, 5");
  EXPECT_EQ(refusal("addr,cycle\n1\n", csv), "line 2: the row has 1 of 2 fields");
}

}  // namespace
}  // namespace lif::aer
