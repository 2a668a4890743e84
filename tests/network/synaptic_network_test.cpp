// A SynapticNetwork shows the spikes that a SynapticEngine computes, step by step and after a reset.
#include <lif/lif.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>

#include "network/spikes_of.hpp"
#include "support/kernel_test.hpp"
#include "support/synapses.hpp"

namespace lif::tests {
namespace {

/// Two populations that drive each other. The shortest delay has three steps, and so has a visit.
std::unique_ptr<SynapticEngine<float>> small_network(std::size_t threads = 1) {
  auto network = std::make_unique<SynapticEngine<float>>(5, threads);
  nest::IafPscDelta<float>::Parameters slow;
  slow.resolution = 1;
  network->add<LIF<float>>("fast", 70, {}, 0.05);
  network->add<nest::IafPscDelta<float>>("slow", 100, slow, 0.5);
  network->drive(0, 1, 0.15);
  network->drive(1, 2, 1.5);
  const auto connector = [&](std::size_t sources) {
    return FixedInDegree({0, sources}, 10, network->seed(), network->new_stream());
  };
  network->connect(0, 1, connector(70), 1, 3);
  network->connect_weighted(1, 0, connector(100), VariedParameters{4, 9, 0.1, 6});
  network->connect_weighted(1, 1, connector(100), VariedParameters{4, 7, 0.5, 6});
  return network;
}

/// A module with the small network and its channels, beside the same network without a module.
class SideBySide {
 public:
  explicit SideBySide(std::size_t threads = 1) : module_("module", small_network(threads)) {
    module_.clk(clk_);
    module_.rst_n(rst_n_);
    module_.spikes[0](fast_);
    module_.spikes[1](slow_);
    sc_core::sc_start(sc_core::SC_ZERO_TIME);
  }

  /// Makes an edge, after which both have to show the same step.
  /// @returns the number of spikes
  std::size_t step() {
    edge();
    if (plain_->steps() == steps_) plain_->visit();
    EXPECT_EQ(fast_.read().events(), spikes_of(*plain_, 0, steps_)) << "step " << steps_;
    EXPECT_EQ(slow_.read().events(), spikes_of(*plain_, 1, steps_)) << "step " << steps_;
    ++steps_;
    EXPECT_EQ(module_.steps(), steps_);
    EXPECT_EQ(fast_.frames(), static_cast<std::uint64_t>(steps_));
    EXPECT_EQ(slow_.frames(), static_cast<std::uint64_t>(steps_));
    return fast_.read().events().size() + slow_.read().events().size();
  }

  void edge() {
    clk_.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk_.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  }

  /// Starts a reset, without an edge.
  void begin_reset() {
    rst_n_.write(false);
    sc_core::sc_start(1, sc_core::SC_NS);
    plain_ = small_network();
    steps_ = 0;
  }
  void end_reset() { rst_n_.write(true); }

  /// Expects that no spikes show and no step was made.
  void expect_initial_state() const {
    EXPECT_TRUE(fast_.read().events().empty());
    EXPECT_TRUE(slow_.read().events().empty());
    EXPECT_EQ(fast_.frames(), 0U);
    EXPECT_EQ(slow_.frames(), 0U);
    EXPECT_EQ(module_.steps(), 0);
  }

 private:
  sc_core::sc_signal<bool> clk_{"clk"};
  sc_core::sc_signal<bool> rst_n_{"rst_n", true};
  FrameChannel<bool> fast_{"fast", 70};
  FrameChannel<bool> slow_{"slow", 100};
  SynapticNetwork<float> module_;
  std::unique_ptr<SynapticEngine<float>> plain_ = small_network();
  std::int64_t steps_ = 0;
};

using SynapticNetworkModule = KernelTest;

TEST_F(SynapticNetworkModule, ShowsTheSpikesStepByStep) {
  SideBySide both(2);
  both.expect_initial_state();
  std::size_t spikes = 0;
  for (int step = 0; step < 100; ++step) spikes += both.step();
  EXPECT_GT(spikes, 300U);
}

TEST_F(SynapticNetworkModule, AResetWithinAVisitStartsAllOver) {
  SideBySide both;
  std::size_t spikes = 0;
  for (const int steps : {20, 31, 1, 30}) {  // a visit has 3 steps
    for (int step = 0; step < steps; ++step) spikes += both.step();
    both.begin_reset();
    both.expect_initial_state();
    both.edge();
    both.expect_initial_state();
    both.end_reset();
  }
  EXPECT_GT(spikes, 300U);
}

TEST_F(SynapticNetworkModule, ItsPortsMayStayUnbound) {
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<bool> slow("slow", 100);
  SynapticNetwork<float> module("module", small_network());
  module.clk(clk);
  module.spikes[1](slow);
  const auto plain = small_network();
  for (int step = 0; step < 30; ++step) {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    if (plain->steps() == step) plain->visit();
    EXPECT_EQ(slow.read().events(), spikes_of(*plain, 1, step)) << "step " << step;
  }
  EXPECT_EQ(module.network().steps(), 30);
}

TEST_F(SynapticNetworkModule, ChannelsOfAnotherSizeAreRefused) {
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<bool> channel("channel", 70);
  SynapticNetwork<float> module("module", small_network());
  module.clk(clk);
  module.spikes[0](channel);
  module.spikes[1](channel);
  const std::string text = report_of("/lif/wiring", [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); });
  EXPECT_NE(
      text.find("port spikes of population 'slow' is connected to a channel of 70 values: it needs 100"),
      std::string::npos)
      << text;
}

TEST_F(SynapticNetworkModule, PotentialsThatAreNotFiniteAreReported) {
  auto network = std::make_unique<SynapticEngine<double>>();
  LIF<double>::Parameters always;
  always.threshold = -1;
  network->add<LIF<double>>("all", 3, always);
  network->connect_weighted(0, 0, SourceLists({{}, {0, 0}, {}}), [](std::size_t, std::size_t) {
    return SynapseParameters{1.5e308, 2};
  });
  sc_core::sc_signal<bool> clk("clk");
  SynapticNetwork<double> module("module", std::move(network));
  module.clk(clk);
  const std::string text = report_of("/lif/input", [&] {
    for (int step = 0; step < 10; ++step) {
      clk.write(step % 2 == 1);
      sc_core::sc_start(1, sc_core::SC_NS);
    }
  });
  EXPECT_NE(text.find("module: the input of neuron 1 of population 'all' is not finite at step 2"),
            std::string::npos)
      << text;
}

TEST_F(SynapticNetworkModule, AfterASilencedErrorItStandsStillUntilAReset) {
  auto network = std::make_unique<SynapticEngine<double>>();
  network->add<LIF<double>>("all", 3, {-1.0, 0.9});  // all spike in every step
  network->connect_weighted(0, 0, SourceLists({{}, {0, 0}, {}}), [](std::size_t, std::size_t) {
    return SynapseParameters{1.5e308, 2};
  });
  sc_core::sc_signal<bool> clk("clk");
  sc_core::sc_signal<bool> rst_n("rst_n", true);
  SynapticNetwork<double> module("module", std::move(network));
  module.clk(clk);
  module.rst_n(rst_n);
  int reports = 0;
  static int* const counter = &reports;
  sc_core::sc_report_handler::set_handler(
      [](const sc_core::sc_report&, const sc_core::sc_actions&) { ++*counter; });
  const auto run = [&](int steps) {
    for (int step = 0; step < 2 * steps; ++step) {
      clk.write(step % 2 == 1);
      sc_core::sc_start(1, sc_core::SC_NS);
    }
  };
  run(10);
  EXPECT_EQ(reports, 1);
  const std::int64_t steps = module.steps();
  EXPECT_EQ(steps, 2);
  run(10);
  EXPECT_EQ(module.steps(), steps);
  EXPECT_EQ(reports, 1);
  rst_n.write(false);
  run(1);
  EXPECT_EQ(module.steps(), 0);
  rst_n.write(true);
  run(1);
  EXPECT_EQ(module.steps(), 1);
}

TEST_F(SynapticNetworkModule, NeedsANetwork) {
  const std::string text =
      report_of("/lif/parameters", [] { SynapticNetwork<float> module("module", nullptr); });
  EXPECT_NE(text.find("module: it has no network"), std::string::npos) << text;
}

}  // namespace
}  // namespace lif::tests
