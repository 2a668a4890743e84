#pragma once

#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include "support/every_model.hpp"
#include "support/kernel_test.hpp"
#include "support/state_difference.hpp"
#include "support/stimulus.hpp"

namespace lif::tests {

/// A neuron with its output signals.
template <class Neuron>
struct Shown {
  Shown(const typename Neuron::Parameters& parameters, sc_core::sc_signal<bool>& clk,
        sc_core::sc_signal<bool>* rst_n, sc_core::sc_signal<typename Neuron::Input>& input,
        bool shows_potential)
      : neuron(sc_core::sc_gen_unique_name("neuron"), parameters) {
    neuron.clk(clk);
    if (rst_n != nullptr) neuron.rst_n(*rst_n);
    neuron.input_current(input);
    neuron.spike(spike);
    if (shows_potential) neuron.potential(potential);
  }

  Neuron neuron;
  sc_core::sc_signal<typename Neuron::Spike> spike;
  sc_core::sc_signal<typename Neuron::Number> potential;
};

/// A neuron as an event-driven and as a clocked module, with the same input.
template <class Model>
struct Twins {
  Twins(const typename Model::Parameters& parameters, sc_core::sc_signal<bool>& clk,
        sc_core::sc_signal<bool>* rst_n, bool shows_potential)
      : event_driven(parameters, clk, rst_n, input, shows_potential),
        clocked(parameters, clk, rst_n, input, shows_potential) {}

  sc_core::sc_signal<InputOf<Model>> input;
  Shown<EventDrivenNeuron<Model>> event_driven;
  Shown<ClockedNeuron<Model>> clocked;
};

/// The neurons and the reset of a design.
struct Plan {
  std::size_t neurons;
  bool shares;  // whether all neurons have the same parameters
  bool has_reset;
  bool starts_in_reset;
};

/// Neurons on one clock, each as an event-driven and as a clocked module, with random stimuli.
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
    has_threads = true;
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

  // A quarter of the inputs come from registers on the same clock.
  static bool is_registered(std::size_t place) { return place % 4 == 3; }

  void change_inputs(bool registered) {
    for (std::size_t i = 0; i < twins_.size(); ++i) {
      if (is_registered(i) == registered && engine_() % 1000 < activity_) twins_[i].input.write(next_input());
    }
  }

  void write_at_edge() { change_inputs(true); }

  void pass() {
    const auto kind = engine_() % 4;
    if (kind == 0) wait(1 + static_cast<int>(engine_() % 5), sc_core::SC_NS);
    if (kind == 1) wait(sc_core::SC_ZERO_TIME);
    if (kind != 0) wait(sc_core::SC_ZERO_TIME);
  }

  void change_reset(unsigned once_in) {
    if (has_reset_ && happens_once_in(rst_n_.read() ? once_in : 4)) rst_n_.write(!rst_n_.read());
  }

  // The activity stays the same for some steps, so that the group starts and stops polling several times.
  void drive() {
    for (int phase = 0; phase < 24; ++phase) {
      constexpr unsigned activities[] = {1000, 0, 300, 20, 100};  // inputs of 1000 that change
      activity_ = activities[phase < 4 ? static_cast<std::size_t>(phase) : engine_() % 5];
      for (int cycle = 0; cycle < 14; ++cycle) {
        move_clock();
        wait(1, sc_core::SC_NS);
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
    // These changes all fall into the delta cycle of the edge. What is written first wakes its readers first.
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
    if (happens_once_in(8)) {  // the clock stands still for a while
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

  sc_core::sc_signal<bool> clk_;
  sc_core::sc_signal<bool> rst_n_;
  bool has_reset_;
  double size_;
  std::mt19937_64 engine_;
  std::vector<typename Model::Parameters> others_;
  std::deque<Twins<Model>> twins_;
  std::uint64_t activity_ = 1000;  // how many inputs of 1000 change
  int spikes_ = 0;
  bool has_ended_ = false;
};

/// Expects the neurons of several designs to do the same as event-driven and as clocked modules.
template <class Model>
void expect_same_as_clocked(double size) {
  std::deque<Design<Model>> designs;
  designs.emplace_back("shared", Plan{40, true, true, false}, size);
  designs.emplace_back("own", Plan{19, false, true, true}, size);
  designs.emplace_back("few", Plan{3, true, false, false}, size);
  designs.emplace_back("one", Plan{1, true, true, false}, size);
  sc_core::sc_start(1, sc_core::SC_MS);
  for (const Design<Model>& design : designs) {
    EXPECT_TRUE(design.has_ended()) << design.name();
    EXPECT_EQ(design.spikes() > 0, has_threshold<Model>) << design.name();
  }
}

template <class Model>
class EventDrivenNeuronOf : public KernelTest {};
TYPED_TEST_SUITE_P(EventDrivenNeuronOf);
TYPED_TEST_P(EventDrivenNeuronOf, DoesWhatAClockedOneDoes) {
  expect_same_as_clocked<TypeParam>(usual_input_size<TypeParam>());
}
REGISTER_TYPED_TEST_SUITE_P(EventDrivenNeuronOf, DoesWhatAClockedOneDoes);

}  // namespace lif::tests
