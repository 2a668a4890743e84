// Sizes that no memory holds, and ports that are left open, are reported before anything is built.

#include <lif/lif.hpp>

#include <string>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

constexpr std::size_t absurd = std::size_t{1} << 62U;
constexpr const char* out_of_range =
    "a size of 4611686018427387904 is out of range: allowed is up to 4294967296";

class Sizes : public KernelTest {};

TEST_F(Sizes, ThatNoMemoryHoldsAreRefused) {
  EXPECT_EQ(report_of(message_type::parameters, [] { Population<LIF<>> neurons("neurons", absurd); }),
            std::string("neurons: ") + out_of_range);
  EXPECT_EQ(report_of(message_type::parameters, [] { FrameChannel<> frames("frames", absurd); }),
            std::string("frames: ") + out_of_range);
  EXPECT_EQ(report_of(message_type::parameters, [] { SignalBank<bool> bank("bank", absurd); }),
            std::string("bank: ") + out_of_range);
  EXPECT_EQ(report_of(message_type::parameters, [] { SignalsToFrame<> join("join", absurd); }),
            std::string("join: ") + out_of_range);
  EXPECT_EQ(report_of(message_type::parameters, [] { FrameToSignals<> split("split", absurd); }),
            std::string("split: ") + out_of_range);
}

TEST_F(Sizes, ReportsNameNoFileOfTheLibrary) {
  try {
    LIFNeuron<> neuron("soma", {1.0, 1.5});
    FAIL() << "no report";
  } catch (const sc_core::sc_report& report) {
    EXPECT_STREQ(report.get_file_name(), "");
    EXPECT_EQ(std::string(report.what()).find(".cpp"), std::string::npos) << report.what();
  }
}

class OpenPorts : public KernelTest {};

TEST_F(OpenPorts, OfAPopulation) {
  Population<LIF<>> neurons("neurons", 3);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); }),
            "neurons: port clk is not connected: bind it to a clock: sc_signal<bool> or sc_clock");
}

TEST_F(OpenPorts, OfAPopulationWithAClock) {
  sc_core::sc_signal<bool> clk{"clk"};
  Population<LIF<>> neurons("neurons", 3);
  neurons.clk(clk);
  EXPECT_EQ(
      report_of(message_type::wiring, [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); }),
      "neurons: port input_current is not connected: bind it to a FrameChannel of the model's input type");
}

TEST_F(OpenPorts, OfAnAdapter) {
  FrameChannel<> frames{"frames", 2};
  sc_core::sc_signal<bool> first{"first"};
  FrameToSignals<> split{"split", 2};
  split.frame(frames);
  split.signals[0](first);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); }),
            "split: port signals[1] is not connected: bind it to a signal of its type");
}

}  // namespace
}  // namespace lif::tests
