// Neurons whose controls are ports, compared with traces of public RTL that has the same pins.
#include <lif/lif.hpp>

#include <map>
#include <string>
#include <vector>

#include "support/golden_trace.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

class Rows {
 public:
  explicit Rows(const std::string& file)
      : columns_(read_columns(std::string(GOLDEN_FOLDER "/rtl/") + file)) {}

  std::size_t size() const { return columns_.begin()->second.size(); }
  std::int64_t at(const std::string& column, std::size_t row) const {
    return parse_as<std::int64_t>(columns_.at(column)[row]);
  }
  bool is_high(const std::string& column, std::size_t row) const { return at(column, row) != 0; }

 private:
  std::map<std::string, std::vector<std::string>> columns_;
};

/// A neuron with its signals and a clock that the test moves.
template <class Model>
struct Bench {
  explicit Bench(const typename Model::Parameters& parameters = {}, const Clocking& clocking = {})
      : neuron("neuron", parameters, {}, clocking) {
    neuron.clk(clk);
    neuron.input_current(input);
    neuron.spike(spike);
    neuron.potential(potential);
  }

  void settle() {
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
  }
  void edge() {
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  }

  sc_core::sc_signal<bool> clk{"clk"};
  sc_core::sc_signal<InputOf<Model>> input{"input"};
  sc_core::sc_signal<typename Model::Spike> spike{"spike"};
  sc_core::sc_signal<typename Model::Number> potential{"potential"};
  ControlledNeuron<Model> neuron;
};

using ControlledNeuronOf = KernelTest;

TEST_F(ControlledNeuronOf, TinyOdinByItsPins) {
  const Rows rows("tinyodin_lif12.csv");
  Bench<rtl::TinyOdin> bench;
  sc_core::sc_signal<bool> synaptic_event("synaptic_event"), time_reference("time_reference");
  sc_core::sc_signal<std::int64_t> threshold("threshold");
  bench.neuron.synaptic_event(synaptic_event);
  bench.neuron.time_reference(time_reference);
  bench.neuron.threshold_in(threshold);
  bench.settle();
  for (std::size_t t = 0; t < rows.size(); ++t) {
    auto parameters = bench.neuron.parameters();
    parameters.leak_amount = rows.at("leak_str", t);
    bench.neuron.set_parameters(parameters);
    auto state = bench.neuron.model().initial_state();
    state.potential = rows.at("state", t);
    bench.neuron.set_state(state);
    synaptic_event.write(rows.is_high("syn_event", t));
    time_reference.write(rows.is_high("time_ref", t));
    threshold.write(rows.at("thr", t));
    bench.input.write(rows.at("syn_weight", t));
    bench.settle();
    bench.edge();
    ASSERT_EQ(bench.potential.read(), rows.at("state_next", t)) << "row " << t;
    ASSERT_EQ(bench.spike.read(), rows.is_high("spike", t)) << "row " << t;
  }
}

// The reset of this neuron is asynchronous and active high.
TEST_F(ControlledNeuronOf, Tt07RefractoryByItsPins) {
  const Rows rows("tt07_lif_refractory.csv");
  Bench<rtl::Tt07Refractory> bench({}, {ClockEdge::rising, ResetTiming::asynchronous, ResetLevel::high});
  sc_core::sc_signal<bool> reset("reset"), enable("enable");
  sc_core::sc_signal<std::int64_t> threshold("threshold");
  bench.neuron.rst(reset);
  bench.neuron.enable(enable);
  bench.neuron.threshold_in(threshold);
  bench.settle();
  for (std::size_t t = 0; t < rows.size(); ++t) {
    auto parameters = bench.neuron.parameters();
    parameters.leak_amount = rows.at("decay", t);
    parameters.refractory_period = static_cast<std::int32_t>(rows.at("refractory_period", t));
    bench.neuron.set_parameters(parameters);
    reset.write(rows.is_high("reset", t));
    enable.write(rows.is_high("enable", t));
    threshold.write(rows.at("threshold", t));
    bench.input.write(rows.at("input_current", t));
    bench.settle();
    if (t > 0) {
      ASSERT_EQ(bench.neuron.state().potential, rows.at("membrane", t)) << "row " << t;
      ASSERT_EQ(bench.neuron.state().refractory_counter, rows.at("refractory_counter", t)) << "row " << t;
      ASSERT_EQ(bench.spike.read(), rows.is_high("spike", t)) << "row " << t;
    }
    bench.edge();
  }
}

TEST_F(ControlledNeuronOf, EnableHoldsStateAndOutputs) {
  Bench<LIF<double>> bench;
  sc_core::sc_signal<bool> enable("enable", true);
  bench.neuron.enable(enable);
  const auto step = [&](double current) {
    bench.input.write(current);
    bench.settle();
    bench.edge();
  };
  step(2);
  EXPECT_TRUE(bench.spike.read());
  enable.write(false);
  step(0.5);
  EXPECT_TRUE(bench.spike.read());
  EXPECT_EQ(bench.neuron.steps(), 1u);
  enable.write(true);
  step(0.5);
  EXPECT_FALSE(bench.spike.read());
  EXPECT_EQ(bench.potential.read(), 0.5);
}

TEST_F(ControlledNeuronOf, BothThresholdsOfTernaryNeuronsFollowTheirPorts) {
  Bench<lava::TernaryLIF<double>> bench;  // thresholds 10 and -10
  sc_core::sc_signal<double> upper("upper", 3), lower("lower", -2);
  bench.neuron.threshold_in(upper);
  bench.neuron.lower_threshold_in(lower);
  const auto spike_at = [&](double current) {
    bench.input.write(current);
    bench.settle();
    bench.edge();
    const int spike = bench.spike.read();
    bench.neuron.set_state(bench.neuron.model().initial_state());
    return spike;
  };
  EXPECT_EQ(spike_at(3), 0);
  EXPECT_EQ(spike_at(3.5), 1);
  EXPECT_EQ(spike_at(-2), 0);
  EXPECT_EQ(spike_at(-2.5), -1);
  upper.write(5);
  lower.write(4);
  EXPECT_EQ(spike_at(3.5), -1);
  EXPECT_EQ(spike_at(4.5), 0);
  lower.write(6);
  EXPECT_NE(
      report_of(message_type::parameters, [&] { spike_at(4.5); }).find("vth_lo = 6 is above vth_hi = 5"),
      std::string::npos);
}

TEST_F(ControlledNeuronOf, ALowerThresholdPortNeedsAModelWithTwo) {
  Bench<LIF<double>> bench;
  sc_core::sc_signal<double> lower("lower");
  bench.neuron.lower_threshold_in(lower);
  EXPECT_NE(report_of(message_type::wiring, [&] { bench.settle(); }).find("lower_threshold_in"),
            std::string::npos);
}

TEST_F(ControlledNeuronOf, ThresholdsOfEveryFrameworkFollowThePort) {
  Bench<norse::LIFBox<double>> bench;  // whose threshold is called v_th
  sc_core::sc_signal<double> threshold("threshold", 1e9);
  bench.neuron.threshold_in(threshold);
  const auto spikes_at = [&](double current) {
    bench.input.write(current);
    bench.settle();
    bench.edge();
    return bench.spike.read();
  };
  EXPECT_FALSE(spikes_at(100));
  threshold.write(1);
  EXPECT_TRUE(spikes_at(100));
  EXPECT_EQ(bench.neuron.threshold(), 1.0);
}

TEST_F(ControlledNeuronOf, ModelsByNameHaveTheirControlsToo) {
  const Catalogue catalogue = every_framework();
  Bench<DynamicModel> bench(catalogue.configure("rtl.tinyODIN", "int"));
  sc_core::sc_signal<bool> synaptic_event("synaptic_event");
  bench.neuron.synaptic_event(synaptic_event);
  bench.input.write(7);
  bench.settle();
  bench.edge();
  EXPECT_EQ(bench.potential.read(), 0.0) << "no event, no weight";
  synaptic_event.write(true);
  bench.settle();
  bench.edge();
  EXPECT_EQ(bench.potential.read(), 7.0);
}

TEST_F(ControlledNeuronOf, APortThatTheModelLacksIsRefused) {
  Bench<LIF<double>> bench;
  sc_core::sc_signal<bool> time_reference("time_reference");
  bench.neuron.time_reference(time_reference);
  EXPECT_EQ(
      report_of(message_type::wiring, [] { sc_core::sc_start(1, sc_core::SC_NS); }),
      "neuron: port time_reference is connected, and the model lacks a parameter time_reference: leave it "
      "unbound");
}

}  // namespace
}  // namespace lif::tests
