// An event-driven neuron does what a clocked one beside it does, in the same delta cycles: every model, under
// random stimuli over an irregular clock.
#include <lif/lif.hpp>

#include <cmath>
#include <deque>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "neuron/lif_neuron_bench.hpp"
#include "support/every_model.hpp"
#include "support/kernel_test.hpp"
#include "support/state_difference.hpp"
#include "support/stimulus.hpp"

namespace lif::tests {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;
using ::sc_core::SC_ZERO_TIME;

/// One neuron with its output signals.
template <class Neuron>
struct Shown {
  Shown(const typename Neuron::Parameters& parameters, sc_signal<bool>& clk, sc_signal<bool>* rst_n,
        sc_signal<typename Neuron::Input>& input, bool shows_potential)
      : neuron(sc_core::sc_gen_unique_name("neuron"), parameters) {
    neuron.clk(clk);
    if (rst_n != nullptr) neuron.rst_n(*rst_n);
    neuron.input_current(input);
    neuron.spike(spike);
    if (shows_potential) neuron.potential(potential);
  }

  Neuron neuron;
  sc_signal<typename Neuron::Spike> spike;
  sc_signal<typename Neuron::Number> potential;
};

/// One neuron in both shells.
template <class Model>
struct Twins {
  Twins(const typename Model::Parameters& parameters, sc_signal<bool>& clk, sc_signal<bool>* rst_n,
        bool shows_potential)
      : event_driven(parameters, clk, rst_n, input, shows_potential),
        clocked(parameters, clk, rst_n, input, shows_potential) {}

  sc_signal<InputOf<Model>> input;
  Shown<EventDrivenNeuron<Model>> event_driven;
  Shown<ClockedNeuron<Model>> clocked;
};

/// What a design has.
struct Plan {
  std::size_t neurons;
  bool shares;  // parameters
  bool has_reset;
  bool starts_in_reset;
};

/// Neurons on one clock in both shells, with random stimuli.
template <class Model>
class Design : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Design);

  Design(const sc_core::sc_module_name& instance, const Plan& plan, double size)
      : sc_core::sc_module(instance),
        rst_n_("rst_n", !plan.starts_in_reset),
        has_reset_(plan.has_reset),
        size_(size),
        engine_(plan.neurons),
        others_(various_parameters<Model>(plan.neurons + 1)) {
    for (std::size_t i = 0; i < plan.neurons; ++i) {
      twins_.emplace_back(plan.shares ? usable_parameters<Model>() : others_[i], clk_,
                          has_reset_ ? &rst_n_ : nullptr, i % 3 != 1);
      twins_.back().input.write(next_input());
    }
    SC_THREAD(drive);
    SC_METHOD(write_at_edge);
    dont_initialize();
    sensitive << clk_.posedge_event();
    SC_METHOD(compare_outputs);
    for (const Twins<Model>& twins : twins_) {
      sensitive << twins.event_driven.spike << twins.event_driven.potential;
      sensitive << twins.clocked.spike << twins.clocked.potential;
    }
  }

  int spikes() const { return spikes_; }
  bool has_ended() const { return has_ended_; }

 private:
  bool happens_once_in(unsigned times) { return engine_() % times == 0; }

  InputOf<Model> next_input() { return random_input<Model>(NumbersOf<Model>{}, size_, engine_); }

  // A quarter of the inputs comes from registers on the same clock.
  static bool is_registered(std::size_t place) { return place % 4 == 3; }

  void change_inputs(bool registered) {
    for (std::size_t i = 0; i < twins_.size(); ++i) {
      if (is_registered(i) == registered && engine_() % 1000 < activity_) twins_[i].input.write(next_input());
    }
  }

  void write_at_edge() { change_inputs(true); }

  void pass() {
    const auto kind = engine_() % 4;
    if (kind == 0) wait(1 + static_cast<int>(engine_() % 5), SC_NS);
    if (kind == 1) wait(SC_ZERO_TIME);
    if (kind != 0) wait(SC_ZERO_TIME);
  }

  void change_reset(unsigned once_in) {
    if (has_reset_ && happens_once_in(rst_n_.read() ? once_in : 4)) rst_n_.write(!rst_n_.read());
  }

  // The activity stays for some steps, so that the group begins to poll and ends it several times.
  void drive() {
    for (int phase = 0; phase < 24; ++phase) {
      constexpr unsigned activities[] = {1000, 0, 300, 20, 100};  // of 1000
      activity_ = activities[phase < 4 ? static_cast<std::size_t>(phase) : engine_() % 5];
      for (int cycle = 0; cycle < 14; ++cycle) {
        move_clock();
        wait(1, SC_NS);
        compare_states();
        if (::testing::Test::HasFailure()) return;
        interfere();
      }
    }
    has_ended_ = true;
  }

  void move_clock() {
    for (auto changes = engine_() % 5; changes > 0; --changes) {
      change_inputs(false);
      pass();
    }
    change_reset(50);
    if (happens_once_in(2)) pass();
    // All in the delta cycle of the edge. What is written first wakes its readers first.
    if (happens_once_in(4)) change_inputs(false);
    if (happens_once_in(2)) change_reset(20);
    clk_.write(true);
    if (happens_once_in(4)) change_inputs(false);
    if (happens_once_in(2)) change_reset(20);
    pass();
    if (happens_once_in(3)) change_inputs(false);
    change_reset(50);
    if (happens_once_in(2)) pass();
    clk_.write(false);
    if (happens_once_in(8)) {  // no clock for a while
      for (int i = 0; i < 5; ++i) {
        change_inputs(false);
        pass();
      }
    }
  }

  void interfere() {
    Twins<Model>& twins = twins_[engine_() % twins_.size()];
    if (happens_once_in(9) && !(has_reset_ && !rst_n_.read())) {
      const auto state = twins_[engine_() % twins_.size()].clocked.neuron.state();
      twins.event_driven.neuron.set_state(state);
      twins.clocked.neuron.set_state(state);
    }
    if (happens_once_in(60)) {
      twins.event_driven.neuron.set_parameters(others_.back());
      twins.clocked.neuron.set_parameters(others_.back());
    }
    compare_states();
  }

  void compare_outputs() {
    for (std::size_t i = 0; i < twins_.size() && !::testing::Test::HasFailure(); ++i) {
      const auto& [neuron, spike, potential] = twins_[i].event_driven;
      const auto& clocked = twins_[i].clocked;
      EXPECT_EQ(spike.read(), clocked.spike.read()) << where(i);
      EXPECT_EQ(spike.event(), clocked.spike.event()) << where(i);
      EXPECT_TRUE(are_same(potential.read(), clocked.potential.read())) << where(i);
      EXPECT_EQ(potential.event(), clocked.potential.event()) << where(i);
      if (spike.event() && spike.read() != typename Model::Spike{}) ++spikes_;
    }
  }

  void compare_states() {
    for (std::size_t i = 0; i < twins_.size() && !::testing::Test::HasFailure(); ++i) {
      const auto& event_driven = twins_[i].event_driven.neuron;
      const auto& clocked = twins_[i].clocked.neuron;
      EXPECT_EQ(difference(event_driven.state(), clocked.state()), "") << where(i);
      EXPECT_EQ(event_driven.steps(), clocked.steps()) << where(i);
    }
  }

  std::string where(std::size_t place) const {
    return std::string(name()) + ", neuron " + std::to_string(place) + ", step " +
           std::to_string(twins_[place].clocked.neuron.steps()) + ", " +
           sc_core::sc_time_stamp().to_string() + ", delta " + std::to_string(sc_core::sc_delta_count());
  }

  sc_signal<bool> clk_;
  sc_signal<bool> rst_n_;
  bool has_reset_;
  double size_;
  std::mt19937_64 engine_;
  std::vector<typename Model::Parameters> others_;
  std::deque<Twins<Model>> twins_;
  std::uint64_t activity_ = 1000;  // of 1000
  int spikes_ = 0;
  bool has_ended_ = false;
};

template <class Model>
void expect_same(double size) {
  std::deque<Design<Model>> designs;
  designs.emplace_back("shared", Plan{40, true, true, false}, size);
  designs.emplace_back("own", Plan{19, false, true, true}, size);
  designs.emplace_back("few", Plan{3, true, false, false}, size);
  designs.emplace_back("one", Plan{1, true, true, false}, size);
  sc_start(1, sc_core::SC_MS);
  for (const Design<Model>& design : designs) {
    EXPECT_TRUE(design.has_ended()) << design.name();
    EXPECT_EQ(design.spikes() > 0, has_threshold<Model>) << design.name();
  }
}

using EventDrivenNeuronOf = KernelTest;

#define LIF_EVENT_DRIVEN_TEST(test, model, size) \
  TEST_F(EventDrivenNeuronOf, test) { expect_same<model<double>>(size); }
LIF_EVERY_MODEL_TEMPLATE(LIF_EVENT_DRIVEN_TEST)
#undef LIF_EVENT_DRIVEN_TEST

#define LIF_EVENT_DRIVEN_TEST(test, model, size) \
  TEST_F(EventDrivenNeuronOf, test) { expect_same<model>(size); }
LIF_EVERY_INTEGER_MODEL(LIF_EVENT_DRIVEN_TEST)
#undef LIF_EVENT_DRIVEN_TEST

// Other number types; what arrays make of them with every model is tests/arrays' matter.
TEST_F(EventDrivenNeuronOf, Float) { expect_same<LIF<float>>(1); }
TEST_F(EventDrivenNeuronOf, FixedPoint) { expect_same<nest::IafPscExp<Fixed<40, 20>>>(900); }
TEST_F(EventDrivenNeuronOf, ScFixed) { expect_same<LIF<sc_dt::sc_fixed<24, 12>>>(1); }

using Bench = LIFNeuronBench<double, EventDrivenNeuron>;

class EventDrivenNeuronReports : public KernelTest {};

TEST_F(EventDrivenNeuronReports, RefusesBadParametersBeforeItExists) {
  EXPECT_EQ(report_of(message_type::parameters,
                      [] {
                        EventDrivenLIFNeuron<> neuron("soma", {1.0, 1.5});
                      }),
            "soma: beta = 1.5 is out of range: allowed is [0, 1]");
}

TEST_F(EventDrivenNeuronReports, WarnsOfANeuronThatFiresForEver) {
  EventDrivenLIFNeuron<> neuron("soma", {-1.0});
  ASSERT_EQ(warnings().size(), 1u);
  EXPECT_EQ(warnings()[0].rfind("/lif/parameters soma: threshold = -1 is below", 0), 0u) << warnings()[0];
  warnings().clear();
}

TEST_F(EventDrivenNeuronReports, UnboundInputCurrentIsNamed) {
  sc_signal<bool> clk, spike;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.clk(clk);
  neuron.spike(spike);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port input_current is not connected: bind it to a signal of the neuron's number type");
}

TEST_F(EventDrivenNeuronReports, UnboundClockIsNamed) {
  sc_signal<bool> spike;
  sc_signal<double> current;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.input_current(current);
  neuron.spike(spike);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port clk is not connected: bind it to a clock: sc_signal<bool> or sc_clock");
}

TEST_F(EventDrivenNeuronReports, UnboundSpikeIsNamed) {
  sc_signal<bool> clk;
  sc_signal<double> current;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.input_current(current);
  neuron.clk(clk);
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(1, SC_NS); }),
            "soma: port spike is not connected: bind it to a signal of the neuron's spike type");
}

TEST_F(EventDrivenNeuronReports, SilencedWiringErrorsLeaveANeuronThatNeverSteps) {
  sc_core::sc_report_handler::set_actions(message_type::wiring, sc_core::SC_DO_NOTHING);
  sc_core::sc_report_handler::set_actions(sc_core::SC_ID_COMPLETE_BINDING_, sc_core::SC_DO_NOTHING);
  sc_signal<bool> clk, spike;
  EventDrivenLIFNeuron<> neuron{"soma"};
  neuron.clk(clk);
  neuron.spike(spike);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(neuron.steps(), 0u);
  EXPECT_EQ(neuron.state().potential, 0.0);
  warnings().clear();  // of SystemC: its process is sensitive to nothing
}

TEST_F(EventDrivenNeuronReports, CurrentThatIsNotFiniteNamesTheStep) {
  Bench bench;
  bench.step(0.5);
  bench.step(0.0);
  EXPECT_EQ(report_of(message_type::input, [&] { bench.step(nan); }),
            "neuron: input_current is nan at step 2 (25 ns): allowed is any finite number");
}

TEST_F(EventDrivenNeuronReports, PotentialThatOverflowsNamesTheStep) {
  Bench bench({1.7e308, 1.0});
  bench.step(1e308);
  EXPECT_EQ(
      report_of(message_type::input, [&] { bench.step(1e308); }),
      "neuron: the membrane potential is no longer finite at step 1 (15 ns): allowed is any finite number");
}

/// Two neurons on one clock.
template <class Model>
struct Pair {
  Pair() : first("first"), second("second") {
    for (auto* neuron : {&first, &second}) neuron->clk(clk);
    first.input_current(first_input);
    second.input_current(second_input);
    first.spike(first_spike);
    second.spike(second_spike);
    second.potential(second_potential);
  }

  void edge() {
    clk.write(false);
    sc_start(5, SC_NS);
    clk.write(true);
    sc_start(5, SC_NS);
  }

  sc_signal<bool> clk{"clk"};
  sc_signal<InputOf<Model>> first_input{"first_input"}, second_input{"second_input"};
  sc_signal<typename Model::Spike> first_spike{"first_spike"}, second_spike{"second_spike"};
  sc_signal<typename Model::Number> second_potential{"second_potential"};
  EventDrivenNeuron<Model> first, second;
};

TEST_F(EventDrivenNeuronReports, TheInstanceOfTheGroupIsNamed) {
  Pair<LIF<>> pair;
  pair.edge();
  pair.second_input.write(-std::numeric_limits<double>::infinity());
  EXPECT_EQ(report_of(message_type::input, [&] { pair.edge(); }),
            "second: input_current is -inf at step 1 (15 ns): allowed is any finite number");
}

TEST_F(EventDrivenNeuronReports, InputsOfARangeAreNamedWithIt) {
  Pair<rtl::LIF> pair;
  pair.second_input.write(32768);
  EXPECT_EQ(report_of(message_type::input, [&] { pair.edge(); }),
            "second: input_current is 32768 at step 0 (5 ns): allowed is [-32768, 32767]");
}

TEST_F(EventDrivenNeuronReports, ASilencedErrorOfOneLeavesTheOthersAlone) {
  sc_core::sc_report_handler::set_actions(message_type::input, sc_core::SC_DO_NOTHING);
  Pair<LIF<>> pair;
  pair.first_input.write(nan);
  pair.second_input.write(2.0);
  pair.edge();
  EXPECT_TRUE(std::isnan(pair.first.state().potential));
  EXPECT_TRUE(pair.second_spike.read()) << "it shows in the step itself";
  EXPECT_FALSE(pair.first_spike.read());
  pair.first_input.write(0.0);
  pair.second_input.write(0.5);
  pair.edge();
  EXPECT_TRUE(std::isnan(pair.first.state().potential)) << "until a reset";
  EXPECT_FALSE(pair.second_spike.read());
  EXPECT_EQ(pair.second_potential.read(), 0.5);
  pair.first.set_state({});
  pair.edge();
  EXPECT_EQ(pair.first.state().potential, 0.0);
  EXPECT_EQ(pair.second_potential.read(), 0.9 * 0.5 + 0.5);
  EXPECT_EQ(pair.second.steps(), 3u);
}

TEST_F(EventDrivenNeuronReports, SetStateRefusesValuesOutOfRange) {
  Bench bench;
  bench.step(0.5);
  EXPECT_EQ(report_of(message_type::state,
                      [&] {
                        bench.neuron.set_state({nan, false, 0});
                      }),
            "neuron: potential = nan is out of range: allowed is any finite number");
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
}

TEST_F(EventDrivenNeuronReports, SetParametersRefusesValuesOutOfRange) {
  Bench bench;
  bench.step(0.5);
  EXPECT_EQ(report_of(message_type::parameters,
                      [&] {
                        bench.neuron.set_parameters({1.0, 1.5});
                      }),
            "neuron: beta = 1.5 is out of range: allowed is [0, 1]");
  EXPECT_EQ(bench.neuron.parameters().beta, 0.9);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.9 * 0.5);
}

class EventDrivenNeurons : public KernelTest {};

TEST_F(EventDrivenNeurons, OutputsChangeOneDeltaAfterTheEdge) {
  Bench bench;
  bench.input_current.write(2.0);
  sc_start(5, SC_NS);
  bench.clk.write(true);
  sc_start(SC_ZERO_TIME);  // the clock rises
  EXPECT_FALSE(bench.spike.read());
  sc_start(SC_ZERO_TIME);  // the neuron steps and its outputs change
  EXPECT_TRUE(bench.spike.read());
  EXPECT_EQ(sc_core::sc_time_stamp(), sc_core::sc_time(5, SC_NS));
}

TEST_F(EventDrivenNeurons, StateBeforeTheSimulationShowsFromTheStart) {
  Bench bench({1.0, 0.9, 0.0, 0.25, 3});
  EXPECT_EQ(bench.neuron.state().potential, 0.25);
  EXPECT_EQ(bench.neuron.steps(), 0u);
  bench.neuron.set_state({0.5, true, 2});
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
  sc_start(SC_ZERO_TIME);
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_TRUE(bench.spike.read());
  EXPECT_EQ(bench.neuron.state().refractory_remaining, 2);
  bench.step(0.75);
  EXPECT_EQ(bench.potential.read(), 0.0) << "it rests";
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(EventDrivenNeurons, ResetHoldsTheStateAgainstSetState) {
  Bench bench({1.0, 0.9, 0.0, 0.25});
  bench.rst_n.write(false);
  bench.neuron.set_state({0.5, true, 0});  // before the simulation
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_FALSE(bench.spike.read());
  EXPECT_EQ(report_of(message_type::state,
                      [&] {
                        bench.neuron.set_state({0.7, false, 0});
                      }),
            "neuron: rst_n is low and holds the initial state: release it first");
  bench.rst_n.write(true);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.9 * 0.25);
}

// Low from the first moment: there is no falling edge.
TEST_F(EventDrivenNeurons, ResetFromTheStartHoldsTheInitialState) {
  sc_signal<bool> clk, rst_n, spike;
  sc_signal<double> input, potential;
  EventDrivenLIFNeuron<> neuron{"neuron", {1.0, 0.9, 0.0, 0.25}};
  neuron.clk(clk);
  neuron.rst_n(rst_n);
  neuron.input_current(input);
  neuron.spike(spike);
  neuron.potential(potential);
  neuron.set_state({0.5, true, 0});
  sc_start(1, SC_NS);
  EXPECT_EQ(potential.read(), 0.25);
  EXPECT_EQ(neuron.state().potential, 0.25);
  EXPECT_FALSE(spike.read());
}

TEST_F(EventDrivenNeurons, StateIsSetAtOnceAndPortsFollowAtTheNextEdge) {
  Bench bench({1.0, 1.0});
  bench.step(0.25);
  bench.neuron.set_state({0.5, true, 0});
  EXPECT_EQ(bench.neuron.state().potential, 0.5);
  EXPECT_TRUE(bench.neuron.state().spike);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_FALSE(bench.spike.read());
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.5);
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(EventDrivenNeurons, SetStateClearsASpikeThatShows) {
  Bench bench;
  bench.step(2.0);
  ASSERT_TRUE(bench.spike.read());
  bench.neuron.set_state({});
  EXPECT_TRUE(bench.spike.read());
  bench.step(0.0);
  EXPECT_FALSE(bench.spike.read());
}

TEST_F(EventDrivenNeurons, ParametersBeforeTheSimulationLeaveTheState) {
  Bench bench({1.0, 0.9, 0.0, 0.25});
  bench.neuron.set_parameters({1.0, 0.5, 0.0, 0.75});
  EXPECT_EQ(bench.neuron.parameters().beta, 0.5);
  EXPECT_EQ(bench.neuron.state().potential, 0.25);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.25);
  EXPECT_EQ(bench.neuron.state().potential, 0.25);
  bench.step(0.0);
  EXPECT_EQ(bench.potential.read(), 0.5 * 0.25);
  bench.rst_n.write(false);
  bench.wait();
  EXPECT_EQ(bench.potential.read(), 0.75);
}

TEST_F(EventDrivenNeurons, ParametersOfOneLeaveThoseOfTheOther) {
  Pair<LIF<>> pair;
  pair.first_input.write(0.5);
  pair.second_input.write(0.5);
  pair.edge();
  pair.first.set_parameters({1.0, 0.0});
  pair.edge();
  EXPECT_EQ(pair.first.state().potential, 0.5);
  EXPECT_EQ(pair.second.state().potential, 0.9 * 0.5 + 0.5);
}

TEST_F(EventDrivenNeurons, ResetHoldsWhateverTheClockDoes) {
  Bench bench({1.0, 0.9, 0.0, 0.125});
  bench.step(2.0);
  ASSERT_TRUE(bench.spike.read());
  bench.rst_n.write(false);
  sc_start(SC_ZERO_TIME);
  sc_start(SC_ZERO_TIME);
  EXPECT_FALSE(bench.spike.read()) << "at once";
  EXPECT_EQ(bench.potential.read(), 0.125);
  for (int i = 0; i < 3; ++i) bench.step(2.0);
  EXPECT_EQ(bench.potential.read(), 0.125);
  EXPECT_EQ(bench.neuron.steps(), 1u);
}

TEST_F(EventDrivenNeurons, StepWithTheirOwnClockAlone) {
  sc_signal<bool> clocks[2], spikes[2];
  sc_signal<double> input;
  EventDrivenLIFNeuron<> first{"first"}, second{"second"};
  first.clk(clocks[0]);
  first.spike(spikes[0]);
  second.clk(clocks[1]);
  second.spike(spikes[1]);
  for (auto* neuron : {&first, &second}) neuron->input_current(input);
  input.write(0.5);
  sc_start(1, SC_NS);
  for (const int moved : {0, 1, 1}) {
    clocks[moved].write(true);
    sc_start(1, SC_NS);
    clocks[moved].write(false);
    sc_start(1, SC_NS);
  }
  EXPECT_EQ(first.steps(), 1u);
  EXPECT_EQ(second.steps(), 2u);
  EXPECT_EQ(first.state().potential, 0.5);
  EXPECT_EQ(second.state().potential, 0.9 * 0.5 + 0.5);
}

TEST_F(EventDrivenNeurons, ResetWithTheirOwnResetAlone) {
  sc_signal<bool> clk, resets[2], spikes[2];
  sc_signal<double> input;
  EventDrivenLIFNeuron<> first{"first"}, second{"second"}, without{"without"};
  sc_signal<bool> spike_of_without;
  without.spike(spike_of_without);
  first.rst_n(resets[0]);
  first.spike(spikes[0]);
  second.rst_n(resets[1]);
  second.spike(spikes[1]);
  for (auto* neuron : {&first, &second, &without}) {
    neuron->clk(clk);
    neuron->input_current(input);
  }
  input.write(0.5);
  resets[0].write(true);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(first.steps(), 1u);
  EXPECT_EQ(second.steps(), 0u);
  EXPECT_EQ(without.steps(), 1u);
  resets[0].write(false);
  sc_start(1, SC_NS);
  EXPECT_EQ(first.state().potential, 0.0);
  EXPECT_EQ(without.state().potential, 0.5);
}

// The fourth step with an input that changes is the first of those in which the group reads it itself.
TEST_F(EventDrivenNeurons, ReadNegativeZerosWhilePolling) {
  Bench bench({1.0, 0.9, 0.0, -0.0});
  for (int i = 0; i < 10; ++i) bench.step(i % 2);
  bench.neuron.set_state({-0.0, false, 0});
  bench.input_current.write(0.0);
  bench.wait();
  bench.step(0.0);
  EXPECT_EQ(bits(bench.neuron.state().potential), bits(0.0));
  bench.neuron.set_state({-0.0, false, 0});
  bench.input_current.write(1.0);  // a signal takes 0 and -0 for the same
  bench.wait();
  bench.step(-0.0);
  EXPECT_EQ(bits(bench.input_current.read()), bits(-0.0));
  EXPECT_EQ(bits(bench.neuron.state().potential), bits(-0.0));
}

// Parameters that are equal, but for the sign of a zero.
TEST_F(EventDrivenNeurons, ResetToTheirOwnZero) {
  sc_signal<bool> clk, spikes[2];
  sc_signal<double> input;
  EventDrivenLIFNeuron<> first{"first"}, second{"second", {1.0, 0.9, -0.0}};
  first.spike(spikes[0]);
  second.spike(spikes[1]);
  for (auto* neuron : {&first, &second}) {
    neuron->clk(clk);
    neuron->input_current(input);
  }
  input.write(2.0);
  sc_start(1, SC_NS);
  clk.write(true);
  sc_start(1, SC_NS);
  EXPECT_EQ(bits(first.state().potential), bits(0.0));
  EXPECT_EQ(bits(second.state().potential), bits(-0.0));
}

TEST_F(EventDrivenNeurons, FormatsOfTheirOwn) {
  using Model = LIF<DynamicFixed>;
  const auto numbers_of = [](std::uint8_t width) {
    const NumberMaker<DynamicFixed> make(FixedFormat{width, 4, true, Rounding::floor, Overflow::saturate});
    return NumbersOf<Model>{make, make, make};
  };
  const NumbersOf<Model> narrow = numbers_of(8), wide = numbers_of(20);
  sc_signal<bool> clk, spikes[2];
  sc_signal<DynamicFixed> inputs[2]{{"narrow_input", narrow.current(0)}, {"wide_input", wide.current(0)}};
  LIFParameters<DynamicFixed> parameters;
  parameters.threshold = 7.9;
  parameters.beta = 1;
  EventDrivenNeuron<Model> first{"first", parameters, narrow}, second{"second", parameters, wide};
  first.clk(clk);
  second.clk(clk);
  first.input_current(inputs[0]);
  second.input_current(inputs[1]);
  first.spike(spikes[0]);
  second.spike(spikes[1]);
  inputs[0].write(narrow.current(-5));
  inputs[1].write(wide.current(-5));
  for (int i = 0; i < 2; ++i) {
    sc_start(1, SC_NS);
    clk.write(true);
    sc_start(1, SC_NS);
    clk.write(false);
  }
  EXPECT_EQ(first.state().potential.to_double(), -8.0) << "8 bits saturate";
  EXPECT_EQ(second.state().potential.to_double(), -10.0);
}

TEST_F(EventDrivenNeurons, TellWhatTheyAre) {
  Bench bench;
  EXPECT_STREQ(bench.neuron.kind(), "lif::EventDrivenNeuron");
  EXPECT_EQ(bench.neuron.model().threshold(), 1.0);
}

}  // namespace
}  // namespace lif::tests
