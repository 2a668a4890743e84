// The command `core` with raw words and with recordings of an event camera, beside the same events as CSV.
#include "testbench/executable.hpp"

#include <random>
#include <string>
#include <vector>

namespace lif::tests {
namespace {

std::string little(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xffU);
  return text;
}

class CoreRecordings : public ExecutableTest {
 protected:
  static constexpr unsigned width = 4;
  static constexpr unsigned height = 3;

  struct Pixel {
    std::uint64_t time;
    unsigned x, y;
    bool is_on;
  };

  // A neuron for each pixel, and one that sums all of them.
  void write_core() {
    std::string synapses = "source,neuron,weight\n";
    for (unsigned i = 0; i < 2 * width * height; ++i)
      synapses +=
          std::to_string(i) + "," + std::to_string(i % 5) + "," + (i < width * height ? "9" : "-3") + "\n";
    folder_.write("synapses.csv", synapses);
    folder_.write("core.json",
                  R"({"model": "rtl.LIF", "parameters": {"width": 10, "leak": "shift", "leak_shift": 3,
        "threshold": 20}, "neurons": 5, "inputs": 24, "synapses": "synapses.csv", "layout": "type:2,address:6"})");
  }
  std::string aedat(const std::vector<Pixel>& pixels) {
    std::string text = "#!AER-DAT3.1\r\n#Format: RAW\r\n#!END-HEADER\r\n";
    text += little(1, 2) + little(0, 2) + little(8, 4) + little(4, 4) + little(0, 4);
    for (int i = 0; i < 3; ++i) text += little(pixels.size(), 4);
    for (const Pixel& pixel : pixels)
      text += little(pixel.x << 17U | pixel.y << 2U | (pixel.is_on ? 3U : 1U), 4) + little(pixel.time, 4);
    return text;
  }
  Result run_core(const std::string& input, const std::string& out, std::vector<std::string> further = {}) {
    further.insert(further.begin(), {"core", "core.json", "--input", input, "--out", out});
    return run(further);
  }
};

TEST_F(CoreRecordings, ACameraDrivesACoreAsTheSameEventsInACsv) {
  write_core();
  constexpr std::uint64_t begin = 1'000'000;  // time counts from the first event
  constexpr std::uint64_t first = 21;         // cycle
  constexpr std::uint64_t step = 50;          // microseconds from one time reference to the next
  std::mt19937 engine(2);
  std::vector<Pixel> pixels;
  std::string csv = "cycle,addr\n";
  std::uint64_t time = begin;
  std::uint64_t reference = step;
  const auto add_references_until = [&](std::uint64_t end) {
    for (; reference <= end; reference += step)
      csv += std::to_string(first + reference * 40) + "," + std::to_string(1U << 6U | 63U) + "\n";
  };
  for (int i = 0; i < 300; ++i) {
    pixels.push_back({time, static_cast<unsigned>(engine() % width), static_cast<unsigned>(engine() % height),
                      engine() % 4 != 0});
    add_references_until(time - begin);
    const Pixel& pixel = pixels.back();
    const unsigned source = pixel.y * width + pixel.x + (pixel.is_on ? 0 : width * height);
    csv += std::to_string(first + (time - begin) * 40) + "," + std::to_string(source) + "\n";
    time += engine() % 20;
  }
  add_references_until(reference);  // the last spikes belong to a step, too
  folder_.write("camera.aedat", aedat(pixels));
  folder_.write("in.csv", csv);
  const Result result = run_core(
      "camera.aedat", "camera", {"--sensor", "4x3", "--cycles-per-us", "40", "--time-reference-every", "50"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  ASSERT_EQ(run_core("in.csv", "csv").exit_code, 0);
  EXPECT_EQ(file("camera/events.csv"), file("csv/events.csv"));
  EXPECT_GT(json("camera/summary.json")["outputs"].get<int>(), 20);
  ASSERT_EQ(run({"core", "--config", "camera/run.ini", "--out", "again"}).exit_code, 0);
  EXPECT_EQ(file("camera/events.csv"), file("again/events.csv"));
}

TEST_F(CoreRecordings, RawWordsAreThoseOfACsv) {
  write_core();
  std::mt19937 engine(5);
  std::string csv = "addr\n";
  std::string raw;
  for (int i = 0; i < 200; ++i) {
    const std::uint64_t word = i % 7 == 6 ? 1U << 6U | 63U : engine() % 24;
    csv += std::to_string(word) + "\n";
    raw += little(word, 2);
  }
  folder_.write("in.csv", csv);
  folder_.write("in.bin", raw);
  ASSERT_EQ(run_core("in.bin", "raw", {"--word-bytes", "2"}).exit_code, 0);
  ASSERT_EQ(run_core("in.csv", "csv").exit_code, 0);
  EXPECT_EQ(file("raw/events.csv"), file("csv/events.csv"));
}

TEST_F(CoreRecordings, ComeFromTheStandardInputToo) {
  write_core();
  const std::string recording = aedat({{5, 1, 1, true}, {6, 3, 0, true}});
  folder_.write("camera.aedat", recording);
  Surroundings surroundings;
  surroundings.input = recording;
  ASSERT_EQ(
      run({"core", "core.json", "--sensor", "4x3", "--input", "-", "--out", "piped"}, surroundings).exit_code,
      0);
  ASSERT_EQ(run_core("camera.aedat", "file", {"--sensor", "4x3"}).exit_code, 0);
  EXPECT_EQ(file("piped/events.csv"), file("file/events.csv"));
}

TEST_F(CoreRecordings, WhatDoesNotSuitIsRefusedInOneSentence) {
  write_core();
  folder_.write("camera.aedat", aedat({{5, 1, 1, true}, {6, 4, 0, true}}));
  folder_.write("raw.bin", little(1, 2) + little(300, 2) + little(1, 1));
  folder_.write("in.csv", "addr\n1\n");
  const auto expect = [&](const std::string& input, const std::vector<std::string>& further, int code,
                          const std::string& message) {
    const Result result = run_core(input, "out", further);
    EXPECT_EQ(result.exit_code, code) << message;
    EXPECT_NE(result.err.find(message), std::string::npos) << result.err;
    EXPECT_FALSE(exists("out")) << message;
  };
  expect("camera.aedat", {}, 2, "--sensor is missing: the columns and rows of the camera");
  expect("camera.aedat", {"--sensor", "4x3"}, 3,
         "camera.aedat: event 1 is at column 4, row 0: outside the 4 x 3 pixels of --sensor");
  expect("camera.aedat", {"--sensor", "4x4"}, 2, "has 32 sources: the core has inputs for 24");
  expect("camera.aedat", {"--sensor", "4"}, 2, "WIDTHxHEIGHT");
  expect("camera.aedat", {"--word-bytes", "2"}, 2, "--word-bytes is for raw words");
  expect("in.csv", {"--sensor", "4x3"}, 2, "--sensor is for recordings of cameras: in.csv is no AEDAT 3.1");
  expect("raw.bin", {"--word-bytes", "2"}, 3, "raw.bin: word 1 is 300: allowed are words of 8 bits");
  expect("absent.bin", {"--word-bytes", "2"}, 3, "absent.bin: cannot be opened");
  folder_.write("cut.bin", little(1, 2) + little(1, 1));
  expect("cut.bin", {"--word-bytes", "2"}, 3, "cut.bin: the recording ends in the middle of word 1");
  expect("in.csv", {"--cycles-per-us", "3"}, 2, "--cycles-per-us is for recordings of cameras");
  Surroundings nothing;
  const Result empty = run({"core", "core.json", "--word-bytes", "1", "--input", "-"}, nothing);
  EXPECT_EQ(empty.exit_code, 3);
  EXPECT_NE(empty.err.find("standard input: is empty"), std::string::npos) << empty.err;
  folder_.write("empty.bin", "");
  expect("empty.bin", {"--word-bytes", "2"}, 3, "empty.bin: is empty");
}

}  // namespace
}  // namespace lif::tests
