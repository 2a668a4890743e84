// A recording drives a link, and what comes out of it is recorded: words in the cycles that the first
// recording says.
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <systemc>

#include <lif/aer/event_csv.hpp>
#include <lif/aer/replay.hpp>
#include <lif/aer/valid_ready_receiver.hpp>
#include <lif/aer/valid_ready_sender.hpp>

namespace lif::aer {
namespace {

TEST(Replay, WordsComeInTheCyclesOfTheRecording) {
  std::istringstream before("cycle,addr\n3,7\n3,8\n20,9\n21,7\n");
  std::ostringstream after;
  CsvEventReader reader(before);
  CsvEventWriter writer(after);
  sc_core::sc_clock clk("clk", sc_core::sc_time(10, sc_core::SC_NS));
  Link<ValidReady> link("link");
  ValidReadySender sender("sender", replay(reader, 100, 2));
  ValidReadyReceiver receiver("receiver", recording(writer, clk.period()));
  sender.clk(clk);
  receiver.clk(clk);
  sender.connect(link);
  receiver.connect(link);
  sc_core::sc_start(sc_core::sc_time(5, sc_core::SC_US));
  EXPECT_TRUE(sender.is_done());
  // A word of time t is offered in cycle 100 + 2 t, whose edge is at (99 + 2 t) periods, or in the next free
  // one; the receiver takes it at the edge after that.
  EXPECT_EQ(after.str(), "cycle,addr\n106,7\n107,8\n140,9\n142,7\n");
}

}  // namespace
}  // namespace lif::aer
