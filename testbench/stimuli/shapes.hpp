#pragma once

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <cmath>
#include <cstdint>
#include <string>

#include <lif/models/parameters.hpp>

#include "limits.hpp"
#include "stimuli/sine_of_turns.hpp"

// The stimuli. Each is an aggregate of parameters with `describe`, and gives the current of a step when it is
// called with the number of the step, in the order 0, 1, 2 ... Before `start` and from `stop` on the current
// is `offset`, unless the stimulus says otherwise. `problem`, which some stimuli have, says which of its
// values do not go together.

namespace lif::testbench {

namespace stimulus_info {

inline constexpr QuantityInfo amplitude{"amplitude", "height of the stimulus above the offset"};
inline constexpr QuantityInfo offset{"offset", "current outside the stimulus, and added to it inside"};
inline constexpr QuantityInfo start{"start", "first step of the stimulus", {0, most_steps}};
inline constexpr QuantityInfo stop{
    "stop", "first step after the stimulus, not before start", {0, most_steps}};

/// Describes `offset`, `start` and `stop`.
template <class Self, class Visitor>
void describe_window(Self& self, Visitor& visit) {
  visit(offset, self.offset);
  visit(start, self.start);
  visit(stop, self.stop);
}

}  // namespace stimulus_info

/// What is wrong with a window that ends before it starts; empty if nothing is.
inline std::string window_problem(std::int64_t start, std::int64_t stop) {
  if (stop >= start) return {};
  return "stop = " + std::to_string(stop) + " is before start = " + std::to_string(start);
}

/// The same current in every step.
struct Constant {
  double amplitude = 0.2;

  static constexpr const char* name() { return "constant"; }
  static constexpr const char* meaning() { return "the same current in every step"; }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"amplitude", "the current"}, self.amplitude);
  }

  double operator()(std::int64_t) const { return amplitude; }
};

/// A low current, then a high one. The defaults are the demonstration: with the default neuron the low
/// current never causes a spike (0.08 / (1 - 0.9) is below the threshold), and the high one causes a spike in
/// every seventh step.
struct Step {
  double amplitude = 0.12;
  double offset = 0.08;
  std::int64_t start = 100;

  static constexpr const char* name() { return "step"; }
  static constexpr const char* meaning() { return "offset, then offset + amplitude from step start on"; }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(stimulus_info::amplitude, self.amplitude);
    visit(stimulus_info::offset, self.offset);
    visit(stimulus_info::start, self.start);
  }

  double operator()(std::int64_t step) const { return step < start ? offset : offset + amplitude; }
};

/// A rectangular pulse, once or repeated.
struct Pulse {
  double amplitude = 0.3;
  double offset = 0;
  std::int64_t start = 20;
  std::int64_t stop = 60;
  std::int64_t period = 0;

  static constexpr const char* name() { return "pulse"; }
  static constexpr const char* meaning() {
    return "offset + amplitude from start to stop, repeated every period steps";
  }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(stimulus_info::amplitude, self.amplitude);
    stimulus_info::describe_window(self, visit);
    visit(QuantityInfo{"period", "steps after which the pulse is repeated; 0: not repeated", {0, most_steps}},
          self.period);
  }

  std::string problem() const {
    if (stop < start) return window_problem(start, stop);
    if (period == 0 || period >= stop - start) return {};
    return "period = " + std::to_string(period) + " is shorter than the pulse, which has " +
           std::to_string(stop - start) + " steps (stop - start)";
  }

  double operator()(std::int64_t step) const {
    if (step < start) return offset;
    const std::int64_t phase = period > 0 ? (step - start) % period : step - start;
    return phase < stop - start ? offset + amplitude : offset;
  }
};

/// A linear rise, after which the current stays at its final value.
struct Ramp {
  double amplitude = 0.4;
  double offset = 0;
  std::int64_t start = 0;
  std::int64_t stop = 200;

  static constexpr const char* name() { return "ramp"; }
  static constexpr const char* meaning() {
    return "rises from offset at start to offset + amplitude at stop, then holds";
  }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(stimulus_info::amplitude, self.amplitude);
    visit(stimulus_info::offset, self.offset);
    visit(QuantityInfo{"start", "step at which the rise begins", {0, most_steps}}, self.start);
    visit(QuantityInfo{"stop", "step from which the final current holds", {0, most_steps}}, self.stop);
  }

  std::string problem() const { return window_problem(start, stop); }

  double operator()(std::int64_t step) const {
    if (step >= stop) return offset + amplitude;
    if (step <= start) return offset;
    return offset + amplitude * (static_cast<double>(step - start) / static_cast<double>(stop - start));
  }
};

/// A sine around the offset.
struct Sine {
  double amplitude = 0.15;
  double offset = 0.1;
  double period = 50;
  std::int64_t start = 0;
  std::int64_t stop = most_steps;

  static constexpr const char* name() { return "sine"; }
  static constexpr const char* meaning() { return "offset + amplitude * sin(2*pi*(step - start)/period)"; }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(stimulus_info::amplitude, self.amplitude);
    visit(stimulus_info::offset, self.offset);
    visit(QuantityInfo{"period", "length of one oscillation in steps", {1e-6, most_steps}}, self.period);
    visit(stimulus_info::start, self.start);
    visit(stimulus_info::stop, self.stop);
  }

  std::string problem() const { return window_problem(start, stop); }

  double operator()(std::int64_t step) const {
    if (step < start || step >= stop) return offset;
    return offset + amplitude * sine_of_turns(std::fmod(static_cast<double>(step - start), period) / period);
  }
};

/// A sine whose frequency rises linearly with time, which shows at one glance which frequencies a neuron
/// follows. Physiologists call it a ZAP current (Puil, Gimbarzevsky and Miura, J. Neurophysiol. 55, 1986).
struct Chirp {
  double amplitude = 0.3;
  double offset = 0;
  double period = 10;
  std::int64_t start = 0;
  std::int64_t stop = 1000;

  static constexpr const char* name() { return "chirp"; }
  static constexpr const char* meaning() {
    return "a sine around the offset whose frequency rises from 0 at start to 1/period at stop";
  }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(stimulus_info::amplitude, self.amplitude);
    visit(stimulus_info::offset, self.offset);
    visit(QuantityInfo{"period", "length in steps of the last and fastest oscillation", {1e-6, most_steps}},
          self.period);
    visit(stimulus_info::start, self.start);
    visit(stimulus_info::stop, self.stop);
  }

  std::string problem() const { return window_problem(start, stop); }

  double operator()(std::int64_t step) const {
    if (step < start || step >= stop) return offset;
    // The number of oscillations so far is the integral of the frequency.
    const auto elapsed = static_cast<double>(step - start);
    const double turns = elapsed / period * (elapsed / static_cast<double>(stop - start)) / 2;
    return offset + amplitude * sine_of_turns(std::fmod(turns, 1.0));
  }
};

/// Independent and uniformly distributed currents.
struct Uniform {
  double amplitude = 0.3;
  double offset = 0;
  std::int64_t start = 0;
  std::int64_t stop = most_steps;
  boost::random::mt19937_64 engine{};

  static constexpr const char* name() { return "uniform"; }
  static constexpr const char* meaning() {
    return "offset + amplitude * u, with u drawn uniformly from [0, 1) in each step";
  }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(stimulus_info::amplitude, self.amplitude);
    stimulus_info::describe_window(self, visit);
  }

  std::string problem() const { return window_problem(start, stop); }

  double operator()(std::int64_t step) {
    if (step < start || step >= stop) return offset;
    return offset + amplitude * boost::random::uniform_01<double>()(engine);
  }
};

/// Synaptic events that arrive at random, each adding the same current.
struct Poisson {
  double rate = 0.3;
  double amplitude = 0.6;
  double offset = 0;
  std::int64_t start = 0;
  std::int64_t stop = most_steps;
  boost::random::mt19937_64 engine{};

  static constexpr const char* name() { return "poisson"; }
  static constexpr const char* meaning() {
    return "offset + amplitude * n, with the number n of events in a step drawn from a Poisson distribution";
  }

  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"rate", "mean number of events per step", {0, 1e6}}, self.rate);
    visit(QuantityInfo{"amplitude", "current of one event"}, self.amplitude);
    stimulus_info::describe_window(self, visit);
  }

  std::string problem() const { return window_problem(start, stop); }

  double operator()(std::int64_t step) {
    if (step < start || step >= stop || rate <= 0) return offset;
    const std::int64_t events = boost::random::poisson_distribution<std::int64_t, double>(rate)(engine);
    return offset + amplitude * static_cast<double>(events);
  }
};

}  // namespace lif::testbench
