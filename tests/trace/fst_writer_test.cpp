#include <lif/trace/fst_writer.hpp>

#include <gtest/gtest.h>

#include <sys/resource.h>
#include <sys/stat.h>

#include <array>
#include <cmath>
#include <csignal>
#include <limits>
#include <stdexcept>

#include <lif/trace/fst_file.hpp>
#include <lif/trace/vcd_writer.hpp>

#include "support/subprocess.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

// Compares what GTKWave's own reader finds in an FST with a VCD that the same calls have written.

namespace lif {
namespace {

using tests::read_vcd;
using tests::TemporaryFolder;
using tests::VcdFile;

/// The content of an FST, as GTKWave's fst2vcd gives it.
VcdFile read_fst(const TemporaryFolder& folder, const std::string& name) {
  const auto result = tests::run_process({"fst2vcd", folder / name, "-o", folder / (name + ".vcd")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  return read_vcd(folder / (name + ".vcd"));
}

/// fst2vcd prints 16 digits, one less than a double may need.
bool is_same_number(const std::string& a, const std::string& b) {
  return std::abs(std::stod(a) - std::stod(b)) <= 1e-15 * std::abs(std::stod(a));
}

void expect_same(const VcdFile& fst, const VcdFile& vcd) {
  std::string timescale = vcd.timescale;  // the VCD has `10 ns`, and fst2vcd prints `10ns`
  timescale.erase(timescale.find(' '), 1);
  EXPECT_EQ(fst.timescale, timescale);
  EXPECT_EQ(fst.end_time, vcd.end_time);
  ASSERT_EQ(fst.variables.size(), vcd.variables.size());
  for (const auto& [name, variable] : vcd.variables) {
    const auto& other = fst.variables.at(name);
    EXPECT_EQ(other.type, variable.type) << name;
    ASSERT_EQ(other.changes.size(), variable.changes.size()) << name;
    for (std::size_t i = 0; i < variable.changes.size(); ++i) {
      EXPECT_EQ(other.changes[i].first, variable.changes[i].first) << name;
      const auto& is_same = variable.type == "real" ? is_same_number : tests::are_same_bits;
      EXPECT_TRUE(is_same(other.changes[i].second, variable.changes[i].second))
          << name << ": " << other.changes[i].second << " is not " << variable.changes[i].second;
    }
  }
}

/// Records a clock, and neurons whose potentials always change and which spike now and then.
void record(WaveformWriter& writer, std::uint64_t begin, int steps) {
  writer.open_scope("top");
  const auto clk = writer.add_wire("clk", false);
  std::vector<WaveformWriter::Real> potentials;
  std::vector<WaveformWriter::Wire> spikes;
  std::vector<WaveformWriter::Event> events;
  const std::array<std::string, 5> addresses{"00000001", "xxxxxxxx", "zzzz0101", "11111111", "0x1z0000"};
  const auto address = writer.add_bits("address", "00000000");
  const auto any_real = writer.add_any_real("any_real", 0.0);
  writer.open_scope("layer");
  for (int i = 0; i < 20; ++i) {
    const std::string number = "_" + std::to_string(i);
    potentials.push_back(writer.add_real("potential" + number, -0.25 * i));
    spikes.push_back(writer.add_wire("spike" + number, i % 2 == 0));
    events.push_back(writer.add_event("spike_event" + number));
  }
  writer.close_scope();
  const auto single = writer.add_real("current", 0.5F);
  writer.begin(begin);
  for (int step = 0; step < steps; ++step) {
    const std::uint64_t time = begin + 10 * static_cast<std::uint64_t>(step);
    writer.set_time(time + 5);
    writer.change(clk, true);
    writer.change(single, static_cast<float>(step % 7) * 0.125F);
    writer.change(address, addresses[static_cast<std::size_t>(step) % addresses.size()]);
    writer.change(any_real, 1.0 / (step + 1));
    for (std::size_t i = 0; i < potentials.size(); ++i) {
      const bool is_spike = (static_cast<std::size_t>(step) + i) % 11 == 0;
      writer.change(potentials[i], std::sin(0.1 * step + static_cast<double>(i)));
      writer.change(spikes[i], is_spike);
      if (is_spike) writer.trigger(events[i]);
    }
    writer.set_time(time + 10);
    writer.change(clk, false);
  }
  writer.finish(begin + 10 * static_cast<std::uint64_t>(steps) + 3);
}

/// Compares the same record in both formats.
void compare(const std::string& time_unit, std::uint64_t begin, int steps) {
  const TemporaryFolder folder;
  OutputFile vcd(folder / "a.vcd");
  VcdWriter vcd_writer(vcd, time_unit);
  record(vcd_writer, begin, steps);
  vcd.commit();
  OutputFile fst(folder / "a.fst");
  FstWriter fst_writer(fst, time_unit);
  record(fst_writer, begin, steps);
  fst.commit();
  expect_same(read_fst(folder, "a.fst"), read_vcd(folder / "a.vcd"));
}

TEST(FstWriter, HoldsWhatAVcdOfTheSameCallsHolds) { compare("1 ns", 0, 500); }

TEST(FstWriter, KnowsTheUnitsOfTime) {
  for (const char* unit : {"1 ps", "10 ps", "100 ns", "1 us", "10 ms", "1 s", "100 s"}) compare(unit, 0, 3);
}

TEST(FstWriter, MayBeginLaterAndMayBeEmpty) {
  compare("1 ns", 12'345, 20);
  compare("1 ns", 0, 0);
  compare("1 ns", 70, 0);
}

TEST(FstWriter, EqualRunsGiveEqualFiles) {
  const TemporaryFolder folder;
  for (const char* name : {"a.fst", "b.fst"}) {
    OutputFile file(folder / name);
    FstWriter writer(file, "1 ns");
    record(writer, 0, 100);
    file.commit();
  }
  EXPECT_EQ(tests::content_of(folder / "a.fst"), tests::content_of(folder / "b.fst"));
}

TEST(FstWriter, StandsInItsPlaceWholeOrNotAtAll) {
  const TemporaryFolder folder;
  folder.write("a.fst", "earlier");
  ASSERT_EQ(::chmod((folder / "a.fst").c_str(), 0640), 0);
  {
    OutputFile file(folder / "a.fst");
    FstWriter writer(file, "1 ns");
    record(writer, 0, 10);
  }
  EXPECT_EQ(tests::content_of(folder / "a.fst"), "earlier");
  OutputFile file(folder / "a.fst");
  FstWriter writer(file, "1 ns");
  record(writer, 0, 10);
  file.commit();
  EXPECT_TRUE(is_whole_fst(folder / "a.fst"));
  struct ::stat status {};
  ASSERT_EQ(::stat((folder / "a.fst").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 0640U) << "as the earlier file's";
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 1) << "nothing else stays";
}

TEST(FstWriter, NeedsARegularFile) {
  OutputFile file("/dev/null");
  EXPECT_THROW(FstWriter(file, "1 ns"), OutputError);
}

TEST(FstWriter, RefusesWhatAVcdRefuses) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.fst");
  FstWriter writer(file, "1 ns");
  EXPECT_THROW(writer.add_wire("a b", false), std::invalid_argument);
  EXPECT_THROW(writer.add_real("v", std::numeric_limits<double>::infinity()), std::invalid_argument);
  const auto real = writer.add_real("w", 0.0);
  writer.begin();
  writer.set_time(10);
  EXPECT_THROW(writer.set_time(9), std::invalid_argument);
  EXPECT_THROW(writer.change(real, std::numeric_limits<float>::quiet_NaN()), std::invalid_argument);
}

/// Limits the size of files, as a stand-in for a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(::rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const ::rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    before_action_ = std::signal(SIGXFSZ, SIG_IGN);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, before_action_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  ::rlimit before_{};
  void (*before_action_)(int) = nullptr;
};

TEST(FstWriter, FullDiskIsAnErrorWhereverItStrikes) {
  const TemporaryFolder folder;
  ::rlim_t size = 0;
  {
    OutputFile file(folder / "whole.fst");
    FstWriter writer(file, "1 ns");
    record(writer, 0, 2000);
    file.commit();
    size = std::filesystem::file_size(folder / "whole.fst");
  }
  ASSERT_GT(size, 10'000U);
  for (::rlim_t limit = 0; limit < size; limit += limit < 2000 ? 100 : 5000) {
    const FileSizeLimit full(limit);
    const auto write = [&] {
      OutputFile file(folder / "a.fst");
      FstWriter writer(file, "1 ns");
      record(writer, 0, 2000);
      file.commit();
    };
    EXPECT_THROW(write(), OutputError) << "at " << limit << " of " << size;
    EXPECT_FALSE(std::filesystem::exists(folder / "a.fst"));
  }
}

}  // namespace
}  // namespace lif
