#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <lif/models/model.hpp>
#include <lif/models/pieces/comparison.hpp>
#include <lif/models/states.hpp>

namespace lif::sanafe {

/// What happens to a potential beyond a threshold, with the words of SANA-FE.
enum class ResetMode {
  none,      ///< nothing
  soft,      ///< the threshold is subtracted
  hard,      ///< a value is set
  saturate,  ///< the threshold is set; above the upper threshold, SANA-FE does nothing
};

/// The words that users type for the values.
constexpr std::array<Word<ResetMode>, 4> words(ResetMode) {
  return {{{"none", ResetMode::none},
           {"soft", ResetMode::soft},
           {"hard", ResetMode::hard},
           {"saturate", ResetMode::saturate}}};
}

/// Parameters of LoihiLIF, with SANA-FE's names and defaults.
struct LoihiLIFParameters {
  double threshold = 0.0;                          ///< the neuron spikes strictly above it
  double reset = 0.0;                              ///< potential after a spike, with reset_mode hard
  ResetMode reset_mode = ResetMode::hard;          ///< what a spike does
  double reverse_threshold = 0.0;                  ///< lower threshold
  double reverse_reset = 0.0;                      ///< potential below it, with reverse_reset_mode hard
  ResetMode reverse_reset_mode = ResetMode::none;  ///< what happens below the lower threshold
  double leak_decay = 1.0;                         ///< share of the potential kept per step
  double input_decay = 0.0;                        ///< share of the current kept per step
  double bias = 0.0;                               ///< added to the potential in each step
  std::int32_t refractory_delay = 0;               ///< steps from a spike to the next that integrates

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"threshold", "spikes when the potential is strictly above"}, self.threshold);
    visit(QuantityInfo{"reset", "potential after a spike (reset_mode hard)"}, self.reset);
    visit(QuantityInfo{"reset_mode", "what a spike does to the potential; saturate does nothing, as none"},
          self.reset_mode);
    visit(QuantityInfo{"reverse_threshold", "lower threshold"}, self.reverse_threshold);
    visit(QuantityInfo{"reverse_reset", "potential below the lower threshold (reverse_reset_mode hard)"},
          self.reverse_reset);
    visit(QuantityInfo{"reverse_reset_mode", "what happens to a potential below the lower threshold"},
          self.reverse_reset_mode);
    visit(QuantityInfo{"leak_decay", "share of the potential kept per step"}, self.leak_decay);
    visit(QuantityInfo{"input_decay", "share of the current kept per step"}, self.input_decay);
    visit(QuantityInfo{"bias", "added to the potential in each step"}, self.bias);
    visit(QuantityInfo{"refractory_delay", "steps from a spike to the next step that integrates; 0 is as 1",
                       Range::count()},
          self.refractory_delay);
  }
};

/// The soma `leaky_integrate_fire` of SANA-FE 2.2.9, which estimates what Loihi does (J. A. Boyle and others,
/// "SANA-FE: Simulating Advanced Neuromorphic Architectures for Fast Exploration", IEEE Transactions on
/// Computer-Aided Design of Integrated Circuits and Systems, 2025, doi 10.1109/TCAD.2025.3537971). The input
/// is the sum of the weights of the spikes that reach the neuron in this step.
///
///     u <- input_decay*u
///     V <- leak_decay*V
///     V <- trunc(64*V)/64                       towards zero
///     unless the neuron is refractory:
///       V <- V + bias
///       u <- u + input
///       V <- V + u
///       S <- V > threshold
///       V <- reset, or V - threshold            if S, as reset_mode says
///       V <- reverse_reset, or V - reverse_threshold, or reverse_threshold
///                                               if then V < reverse_threshold, as reverse_reset_mode says
///
/// What arrives while the neuron is refractory is lost. A spike makes it refractory for refractory_delay - 1
/// steps, as SANA-FE counts the step of the spike.
template <class T = double>
class LoihiLIF {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current
  using Spike = bool;                          ///< a spike, or none
  using Parameters = LoihiLIFParameters;       ///< given in double

  /// The state that the neuron keeps from one step to the next.
  struct State : CurrentState<Number, Input> {
    std::int32_t refractory_remaining = 0;  ///< number of steps in which the neuron still rests

    /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
    template <class Self, class Visitor>
    static void describe(Self& self, Visitor&& visit) {
      CurrentState<Number, Input>::describe(self, visit);
      visit(QuantityInfo{"refractory_remaining", "steps in which the neuron still rests", Range::count(),
                         Role::bookkeeping},
            self.refractory_remaining);
    }
  };

  /// The model's name, as users type it.
  static constexpr const char* name() { return "sanafe.LoihiLIF"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range.
  explicit LoihiLIF(const Parameters& parameters = {}, const Numbers& numbers = {})
      : numbers_(numbers),
        leak_decay_(numbers.coefficient("leak_decay", in_range(parameters).leak_decay)),
        input_decay_(numbers.coefficient("input_decay", parameters.input_decay)),
        bias_(numbers.potential("bias", parameters.bias)),
        threshold_(numbers.potential("threshold", parameters.threshold)),
        reset_(numbers.potential("reset", parameters.reset)),
        reverse_threshold_(numbers.potential("reverse_threshold", parameters.reverse_threshold)),
        reverse_reset_(numbers.potential("reverse_reset", parameters.reverse_reset)),
        reset_mode_(parameters.reset_mode),
        reverse_reset_mode_(parameters.reverse_reset_mode),
        rest_(std::max(parameters.refractory_delay, 1) - 1),
        initial_{{numbers.potential(0), false, numbers.current(0)}, 0} {}

  /// The state at start and after a reset.
  const State& initial_state() const { return initial_; }
  /// The threshold that the potential is compared with.
  const Number& threshold() const { return threshold_; }

  /// Advances the state by one step; returns the potential before the reset.
  Number step(State& state, const Input& input) const {
    state.current *= input_decay_;
    state.potential *= leak_decay_;
    // SANA-FE truncates to an integer, which has no negative zero.
    state.potential = numbers_.potential(std::trunc(exact_double(state.potential) * 64) / 64 + 0.0);
    state.spike = false;
    if (state.refractory_remaining > 0) {
      --state.refractory_remaining;
      return state.potential;
    }
    state.potential += bias_;
    state.current += input;
    state.potential += state.current;
    const Number before_reset = state.potential;
    state.spike = strictly_above(state.potential, threshold_);
    if (state.spike) {
      if (reset_mode_ == ResetMode::hard) state.potential = reset_;
      if (reset_mode_ == ResetMode::soft) state.potential -= threshold_;
      state.refractory_remaining = rest_;
    }
    if (state.potential < reverse_threshold_) {
      if (reverse_reset_mode_ == ResetMode::hard) state.potential = reverse_reset_;
      if (reverse_reset_mode_ == ResetMode::soft) state.potential -= reverse_threshold_;
      if (reverse_reset_mode_ == ResetMode::saturate) state.potential = reverse_threshold_;
    }
    return before_reset;
  }

 private:
  Numbers numbers_;
  typename Numbers::Coefficient leak_decay_;
  typename Numbers::Coefficient input_decay_;
  Number bias_;
  Number threshold_;
  Number reset_;
  Number reverse_threshold_;
  Number reverse_reset_;
  ResetMode reset_mode_;
  ResetMode reverse_reset_mode_;
  std::int32_t rest_;  // steps after that of a spike
  State initial_;
};

}  // namespace lif::sanafe
