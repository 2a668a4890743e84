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

TEST(VcdWriter, FullDiskIsAnError) {
  OutputFile file("/dev/full");
  VcdWriter writer(file, "1 ns");
  writer.add_wire("a", false);
  writer.begin();
  EXPECT_THROW(writer.finish(1), OutputError);
}

}  // namespace
}  // namespace lif
