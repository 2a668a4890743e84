#include <lif/trace/vcd_writer.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif {
namespace {

using tests::read_vcd;
using tests::TemporaryFolder;
using Changes = tests::VcdFile::Changes;

TEST(VcdWriter, WritesInitialValuesChangesAndEnd) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "10 ps");
  writer.open_scope("top");
  const auto wire = writer.add_wire("clk", false);
  writer.open_scope("neuron");
  const auto real = writer.add_real("potential", 0.1);
  const auto single = writer.add_real("current", 0.1F);
  const auto event = writer.add_event("spike_event");
  writer.begin();
  writer.set_time(5);
  writer.change(wire, true);
  writer.change(real, 1.0 / 3.0);
  writer.change(single, 1.0F / 3.0F);
  writer.trigger(event);
  writer.set_time(7);
  writer.change(wire, true);  // no change
  writer.set_time(8);
  writer.trigger(event);
  writer.finish(20);
  file.commit();

  const auto vcd = read_vcd(folder / "a.vcd");
  EXPECT_EQ(vcd.timescale, "10 ps");
  EXPECT_EQ(vcd.end_time, 20U);
  EXPECT_EQ(vcd.variables.at("top.clk").changes, (Changes{{0, "0"}, {5, "1"}}));
  EXPECT_EQ(vcd.variables.at("top.neuron.potential").changes,
            (Changes{{0, "0.1"}, {5, "0.3333333333333333"}}));
  EXPECT_EQ(vcd.variables.at("top.neuron.current").changes, (Changes{{0, "0.1"}, {5, "0.33333334"}}));
  EXPECT_EQ(vcd.variables.at("top.neuron.spike_event").changes, (Changes{{5, "1"}, {8, "1"}}));
  EXPECT_EQ(vcd.variables.at("top.neuron.spike_event").type, "event");
}

TEST(VcdWriter, WritesTheseBytes) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "1 ns");
  writer.open_scope("top");
  const auto wire = writer.add_wire("clk", true);
  const auto real = writer.add_real("v", -0.0);
  const auto single = writer.add_real("i", 0.1F);
  const auto event = writer.add_event("e");
  writer.begin();
  writer.set_time(3);
  writer.change(real, 0.0);     // differs from -0
  writer.change(single, 0.1);   // has the same text as before
  writer.change(single, 0.25);  // another value, given in another type
  writer.change(single, 0.25F);
  writer.set_time(4);
  writer.change(wire, true);
  writer.set_time(5);
  writer.trigger(event);
  writer.trigger(event);
  writer.change(real, -1.7976931348623157e308);
  writer.finish(6);
  file.commit();
  const std::string text = tests::content_of(folder / "a.vcd");
  EXPECT_EQ(text.substr(text.find("$timescale")),
            "$timescale 1 ns $end\n$scope module top $end\n$var wire 1 ! clk $end\n$var real 64 \" v $end\n"
            "$var real 64 # i $end\n$var event 1 $ e $end\n$upscope $end\n$enddefinitions $end\n"
            "#0\n$dumpvars\n1!\nr-0 \"\nr0.1 #\n$end\n#3\nr0 \"\nr0.25 #\n#5\n1$\n1$\n"
            "r-1.7976931348623157e+308 \"\n#6\n");
}

TEST(VcdWriter, MayBeginLater) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "1 ns");
  const auto wire = writer.add_wire("clk", true);
  writer.begin(70);
  writer.change(wire, false);
  EXPECT_THROW(writer.set_time(69), std::invalid_argument);
  writer.finish(90);
  file.commit();
  const auto vcd = read_vcd(folder / "a.vcd");
  EXPECT_EQ(vcd.variables.at("clk").changes, (Changes{{70, "1"}, {70, "0"}}));
  EXPECT_EQ(vcd.end_time, 90U);
}

TEST(VcdWriter, ManyVariablesHaveDistinctCodes) {
  const TemporaryFolder folder;
  OutputFile file(folder / "many.vcd");
  VcdWriter writer(file, "1 ns");
  for (int i = 0; i < 20'000; ++i) writer.add_wire("w" + std::to_string(i), i % 2 == 0);
  writer.begin();
  writer.finish(1);
  file.commit();
  EXPECT_EQ(read_vcd(folder / "many.vcd").variables.size(), 20'000U);
}

TEST(VcdWriter, RefusesNamesThatViewersRefuse) {
  OutputFile file("/dev/null");
  VcdWriter writer(file, "1 ns");
  for (const char* name : {"", "a b", "a.b", "1a", "a[3]", "a:b", "\xC3\xA4"}) {
    EXPECT_THROW(writer.add_wire(name, false), std::invalid_argument) << name;
  }
  writer.add_wire("a", false);
  EXPECT_THROW(writer.add_event("a"), std::invalid_argument);
  writer.open_scope("inner");
  EXPECT_NO_THROW(writer.add_wire("a", false)) << "another scope";
  writer.begin();
  EXPECT_THROW(writer.add_wire("late", false), std::invalid_argument);
  EXPECT_THROW(writer.open_scope("late"), std::invalid_argument);
}

TEST(VcdWriter, RefusesTimeThatRunsBackwardsAndValuesThatAreNotFinite) {
  OutputFile file("/dev/null");
  VcdWriter writer(file, "1 ns");
  const auto real = writer.add_real("v", 0.0);
  writer.begin();
  writer.set_time(10);
  EXPECT_THROW(writer.set_time(9), std::invalid_argument);
  EXPECT_THROW(writer.change(real, std::numeric_limits<double>::quiet_NaN()), std::invalid_argument);
}

TEST(VcdWriter, LeavesOutTheLeadingBitsThatAReaderPutsBack) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "1 ns");
  writer.open_scope("top");
  const auto bits = writer.add_bits("bits", "0000");
  const auto single = writer.add_bits("single", "x");
  writer.begin();
  std::uint64_t time = 0;
  for (const char* value : {"0001", "0101", "1101", "xxxx", "xx01", "0xx1", "zz0z", "000z", "0000", "0000"}) {
    writer.set_time(++time);
    writer.change(bits, value);
  }
  writer.change(single, "z");
  EXPECT_THROW(writer.change(bits, "001"), std::invalid_argument);
  EXPECT_THROW(writer.change(bits, "0X01"), std::invalid_argument);
  writer.finish(20);
  file.commit();
  const std::string text = tests::content_of(folder / "a.vcd");
  EXPECT_NE(text.find("$var wire 4 ! bits [3:0] $end\n$var wire 1 \" single $end\n"), std::string::npos);
  EXPECT_EQ(text.substr(text.find("#0")),
            "#0\n$dumpvars\nb0 !\nx\"\n$end\n#1\nb1 !\n#2\nb101 !\n#3\nb1101 !\n#4\nbx !\n#5\nbx01 !\n"
            "#6\nb0xx1 !\n#7\nbz0z !\n#8\nb0z !\n#9\nb0 !\n#10\nz\"\n#20\n");
}

TEST(VcdWriter, WritesVectorsOfAnyWidth) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "1 ns");
  const std::string ones(40'000, '1');
  const auto bits = writer.add_bits("bits", std::string(40'000, '0'));
  writer.begin();
  writer.set_time(1);
  writer.change(bits, ones);
  writer.finish(2);
  file.commit();
  EXPECT_EQ(read_vcd(folder / "a.vcd").value_at("bits", 1), ones);
  EXPECT_THROW(VcdWriter(file, "1 ns").add_bits("none", ""), std::invalid_argument);
}

TEST(VcdWriter, AnyRealMayBeNotFinite) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "1 ns");
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto real = writer.add_any_real("v", -nan);
  const auto single = writer.add_any_real("i", 0.1F);
  writer.begin();
  writer.set_time(1);
  writer.change(real, -nan);  // the same
  writer.change(single, std::numeric_limits<float>::infinity());
  writer.set_time(2);
  writer.change(real, 0.5);
  writer.finish(3);
  file.commit();
  const auto vcd = read_vcd(folder / "a.vcd");
  EXPECT_EQ(vcd.variables.at("v").changes, (Changes{{0, "nan"}, {2, "0.5"}}));
  EXPECT_EQ(vcd.variables.at("i").changes, (Changes{{0, "0.1"}, {1, "inf"}}));
}

TEST(VcdWriter, CommentsStandWhereTheyWereMade) {
  const TemporaryFolder folder;
  OutputFile file(folder / "a.vcd");
  VcdWriter writer(file, "1 ns");
  const auto wire = writer.add_wire("w", false);
  writer.add_comment("before");
  writer.begin();
  writer.set_time(1);
  writer.change(wire, true);
  writer.add_comment("after");
  EXPECT_THROW(writer.add_comment("$end"), std::invalid_argument);
  writer.finish(2);
  file.commit();
  const std::string text = tests::content_of(folder / "a.vcd");
  EXPECT_LT(text.find("$comment before $end\n"), text.find("$enddefinitions"));
  EXPECT_EQ(text.substr(text.find("#1")), "#1\n1!\n$comment after $end\n#2\n");
}

TEST(VcdWriter, FullDiskIsAnError) {
  OutputFile file("/dev/full");
  VcdWriter writer(file, "1 ns");
  writer.add_wire("a", false);
  writer.begin();
  EXPECT_THROW(writer.finish(1), OutputError);
}

}  // namespace
}  // namespace lif
