#include "identify/firing_search.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <stdexcept>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

using rtl::Comparison;
using rtl::KeepInput;
using rtl::LIFParameters;
using rtl::Reset;
using rtl::SpikeOutput;
using rtl::ThresholdOn;

enum class Firing : std::uint8_t { no, yes, unknown };

Firing firing(bool fires) { return fires ? Firing::yes : Firing::no; }

// Whether each step fires, as the spike output shows it.
std::vector<Firing> firing_of(const Steps& steps, SpikeOutput output, ThresholdOn on) {
  const auto& all = steps.all();
  std::vector<Firing> fires(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool has_next = i + 1 < all.size() && !all[i + 1].is_first;
    const bool before = i > 0 && !all[i].is_first && all[i - 1].spike_after;
    switch (output) {
      case SpikeOutput::mealy:
        fires[i] = firing(all[i].spike_with_input);
        break;
      case SpikeOutput::delayed:
        fires[i] = has_next ? firing(all[i + 1].spike_after) : Firing::unknown;
        break;
      case SpikeOutput::moore:  // the comparison of the register acts in the next step
        fires[i] = firing(on == ThresholdOn::old_state ? before : all[i].spike_after);
        break;
      case SpikeOutput::registered:
        fires[i] = firing(all[i].spike_after);
        break;
    }
  }
  return fires;
}

// The fewest steps from one that fires to the next, without a reset between them.
std::size_t shortest_interval(const std::vector<Firing>& fires, const Steps& steps) {
  std::size_t shortest = fires.size();
  std::size_t since = fires.size();
  for (std::size_t i = 0; i < fires.size(); ++i) {
    since = steps.all()[i].is_first ? fires.size() : since + 1;
    if (fires[i] != Firing::yes) continue;
    shortest = std::min(shortest, since);
    since = 0;
  }
  return shortest;
}

class FiringSearch {
 public:
  FiringSearch(const LIFParameters& leak, const Steps& steps, BestRule& best)
      : leak_(leak), steps_(steps), best_(best), is_threshold_given_(is_given("threshold")) {}

  void run() {
    for (const SpikeOutput output :
         {SpikeOutput::registered, SpikeOutput::moore, SpikeOutput::mealy, SpikeOutput::delayed}) {
      if (output == SpikeOutput::mealy && steps_.sampling() == Sampling::after)
        continue;  // the same as registered
      for (const ThresholdOn on : {ThresholdOn::new_state, ThresholdOn::old_state}) {
        for (const bool is_wide : {false, true}) {
          if (is_wide && on == ThresholdOn::old_state) continue;
          if (is_done()) return;
          try_output(output, on, is_wide);
        }
      }
    }
  }

 private:
  bool is_done() const { return best_.is_found && best_.explanation.differing == 0; }

  bool is_given(const char* name) const {
    return !steps_.given_sets().empty() && steps_.given_sets().front().count(name) > 0;
  }

  void try_output(SpikeOutput output, ThresholdOn on, bool is_wide) {
    LIFParameters parameters = leak_;
    parameters.spike_output = output;
    parameters.threshold_on = on;
    parameters.compare_wide = is_wide;
    fires_ = firing_of(steps_, output, on);
    find_compared(parameters);
    constexpr std::size_t longest_tried = 64;
    constexpr std::size_t longest_behind_moore = 16;  // its spike may stay high in refractory steps
    const std::size_t interval = shortest_interval(fires_, steps_);
    const std::size_t longest = is_given("refractory_period") ? 0
                                : output == SpikeOutput::moore
                                    ? longest_behind_moore
                                    : std::min(longest_tried, interval == 0 ? 0 : interval - 1);
    const std::vector<Firing> shown = fires_;
    for (std::size_t period = 0; period <= longest && !is_done(); ++period) {
      parameters.refractory_period = static_cast<std::int32_t>(period);
      if (output == SpikeOutput::moore) leave_out_resting(shown, period);
      try_thresholds(parameters);
    }
  }

  // A Moore output shows the register, whether the neuron may fire or rests.
  void leave_out_resting(const std::vector<Firing>& shown, std::size_t period) {
    std::size_t rest = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      if (steps_.all()[i].is_first) rest = 0;
      fires_[i] = rest > 0 ? Firing::unknown : shown[i];
      if (rest > 0) {
        --rest;
      } else if (shown[i] == Firing::yes) {
        rest = period;
      }
    }
  }

  // The value that each step compares with the threshold.
  void find_compared(LIFParameters parameters) {
    RuleUnderTest rule(parameters, steps_, false);
    const bool is_old = parameters.threshold_on == ThresholdOn::old_state;
    compared_.clear();
    rtl::LIF::State state;
    for (const ObservedStep& step : steps_.all()) {
      if (is_old) {
        compared_.push_back(step.before);
        continue;
      }
      state = {};
      state.potential = step.before;
      compared_.push_back(rule.neuron(step).step(state, step.input));
    }
    // A Moore output shows the register that the step has left.
    if (parameters.spike_output != SpikeOutput::moore || is_old) return;
    for (std::size_t i = 0; i < compared_.size(); ++i) compared_[i] = steps_.all()[i].after;
  }

  void try_thresholds(LIFParameters parameters) {
    if (is_threshold_given_) {
      for (const Comparison comparison : {Comparison::greater_equal, Comparison::greater}) {
        parameters.comparison = comparison;
        try_resets(parameters);
      }
      return;
    }
    const Separation separation = separation_of(parameters);
    for (const std::int64_t threshold : subtracted_thresholds()) {
      for (const Comparison comparison : {Comparison::greater_equal, Comparison::greater}) {
        const bool is_strict = comparison == Comparison::greater;
        if (threshold > separation.lowest - (is_strict ? 1 : 0)) continue;
        if (threshold <= separation.silent - (is_strict ? 1 : 0)) continue;
        parameters.threshold = threshold;
        parameters.comparison = comparison;
        try_resets(parameters);
      }
    }
    parameters.comparison = Comparison::greater_equal;
    for (const std::int64_t threshold : thresholds(separation)) {
      parameters.threshold = threshold;
      try_resets(parameters);
    }
  }

  // A reset that subtracts shows the threshold: what the steps that fire have lost, with the input, without
  // it, or with it once more.
  std::vector<std::int64_t> subtracted_thresholds() const {
    std::vector<std::int64_t> values;
    for (const int inputs : {0, 1, -1}) {
      std::map<std::int64_t, std::size_t> counts;
      std::size_t fired = 0;
      for (std::size_t i = 0; i < fires_.size(); ++i) {
        if (fires_[i] != Firing::yes) continue;
        ++fired;
        const ObservedStep& step = steps_.all()[i];
        ++counts[compared_[i] + inputs * step.input - step.after];
      }
      for (const auto& [value, count] : counts) {
        if (count * 2 > fired) values.push_back(value);
      }
    }
    return values;
  }

  // The lowest value that fires, and the highest one that does not.
  struct Separation {
    std::int64_t lowest = highest;
    std::int64_t silent = -highest;
  };

  Separation separation_of(const LIFParameters& parameters) const {
    Separation found;
    std::int64_t rest = 0;
    for (std::size_t i = 0; i < fires_.size(); ++i) {
      if (steps_.all()[i].is_first) rest = 0;
      if (rest > 0) {
        --rest;
        continue;
      }
      if (fires_[i] == Firing::yes) {
        found.lowest = std::min(found.lowest, compared_[i]);
        rest = parameters.refractory_period;
      } else if (fires_[i] == Firing::no && is_enabled(i)) {
        found.silent = std::max(found.silent, compared_[i]);
      }
    }
    return found;
  }

  // A round number that separates, if there is one; else both ends.
  static std::vector<std::int64_t> thresholds(const Separation& found) {
    if (found.lowest == highest) return {std::min(highest, found.silent + 1)};  // it never fires
    if (found.silent < found.lowest) return {roundest(found.silent + 1, found.lowest)};
    return {found.lowest, found.silent + 1};
  }

  bool is_enabled(std::size_t i) const {
    const auto& given = steps_.given_sets()[steps_.all()[i].given];
    const auto enable = given.find("enable");
    return enable == given.end() || enable->second != 0;
  }

  // The number with the most zeros at its end, as people choose a threshold.
  static std::int64_t roundest(std::int64_t low, std::int64_t high) {
    for (std::int64_t unit = 1'000'000'000; unit > 1; unit /= 10) {
      const std::int64_t multiple = high >= 0 ? high / unit * unit : -((-high + unit - 1) / unit * unit);
      if (multiple >= low && multiple <= high) return multiple;
    }
    return high;
  }

  void try_resets(LIFParameters parameters) {
    const bool has_fired = std::find(fires_.begin(), fires_.end(), Firing::yes) != fires_.end();
    for (const LIFParameters& one : has_fired ? resets(parameters) : std::vector<LIFParameters>{parameters}) {
      for (const bool integrates : {false, true}) {
        for (const bool leaks : {false, true}) {
          if ((parameters.refractory_period == 0 && !is_given("refractory_period") &&
               (integrates || leaks)) ||
              (integrates && leaks))
            continue;
          parameters = one;
          parameters.refractory_integrate = integrates;
          parameters.refractory_leak = leaks;
          consider(parameters);
        }
      }
    }
  }

  // The resets that explain the steps that fire; where none explains all, those that explain most.
  std::vector<LIFParameters> resets(LIFParameters parameters) const {
    std::multimap<std::size_t, LIFParameters> ranked;
    const bool is_old = parameters.threshold_on == ThresholdOn::old_state;
    for (const bool leaks : {false, true}) {
      if (leaks && !is_old) continue;
      parameters.leak_on_spike = leaks;
      for (const Overflow overflow : {Overflow::wrap, Overflow::saturate}) {
        parameters.reset_overflow = overflow;
        for (const Reset reset : {Reset::zero, Reset::value, Reset::input, Reset::subtract, Reset::none}) {
          parameters.reset = reset;
          for (const KeepInput keeps : {KeepInput::by_reset, KeepInput::no, KeepInput::yes}) {
            parameters.keep_input = keeps;
            const bool is_same =
                keeps != KeepInput::by_reset && parameters.keeps_input() == keeps_by_reset(reset);
            if (is_same || (reset == Reset::input && keeps != KeepInput::by_reset)) continue;
            for (const std::int64_t value : reset_values(parameters)) {
              parameters.reset_value = value;
              rank(parameters, ranked);
            }
          }
        }
      }
    }
    std::vector<LIFParameters> best;
    constexpr std::size_t kept = 4;
    for (const auto& [count, one] : ranked) {
      if (best.size() < kept && count == ranked.begin()->first) best.push_back(one);
    }
    return best;
  }

  static bool keeps_by_reset(Reset reset) { return reset == Reset::subtract || reset == Reset::none; }

  std::vector<std::int64_t> reset_values(const LIFParameters& parameters) const {
    if (parameters.reset != Reset::value) return {0};
    std::map<std::int64_t, std::size_t> counts;
    for (std::size_t i = 0; i < fires_.size(); ++i) {
      if (fires_[i] != Firing::yes) continue;
      const ObservedStep& step = steps_.all()[i];
      ++counts[step.after - (parameters.keeps_input() ? step.input : 0)];
    }
    std::int64_t value = 0;
    std::size_t most = 0;
    for (const auto& [one, count] : counts) {
      if (count > most) value = one;
      most = std::max(most, count);
    }
    return {value};
  }

  void rank(const LIFParameters& parameters, std::multimap<std::size_t, LIFParameters>& ranked) const {
    constexpr std::size_t tried = 300;
    std::size_t count = 0;
    std::size_t seen = 0;
    try {
      RuleUnderTest rule(parameters, steps_);
      rtl::LIF::State state;
      for (std::size_t i = 0; i < fires_.size() && seen < tried; ++i) {
        if (fires_[i] != Firing::yes) continue;
        ++seen;
        const ObservedStep& step = steps_.all()[i];
        state = {};
        state.potential = step.before;
        rule.neuron(step).step(state, step.input);
        if (state.potential != step.after) ++count;
      }
    } catch (const std::invalid_argument&) {
      return;
    }
    ranked.emplace(count, parameters);
  }

  void consider(const LIFParameters& parameters) {
    if (interrupted()) throw Interrupted();
    try {
      const std::size_t most = best_.is_found ? best_.explanation.differing : steps_.all().size();
      if (most == 0 && best_.is_found) return;
      const Explanation explanation = explain(parameters, steps_, most);
      if (best_.is_found && explanation.differing >= best_.explanation.differing) return;
      best_ = {parameters, explanation, true};
    } catch (const std::invalid_argument&) {
      // Values that do not go together.
    }
  }

  static constexpr std::int64_t highest = 4294967295;

  LIFParameters leak_;
  const Steps& steps_;
  BestRule& best_;
  bool is_threshold_given_;
  std::vector<Firing> fires_;
  std::vector<std::int64_t> compared_;
};

}  // namespace

void search_firing(const LIFParameters& leak, const Steps& steps, BestRule& best) {
  FiringSearch(leak, steps, best).run();
}

}  // namespace lif::testbench
