#include "identify/leak_search.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

using rtl::Leak;
using rtl::LeakOrder;
using rtl::LIFParameters;
using rtl::Update;

class LeakSearch {
 public:
  LeakSearch(const Steps& steps, QuietSteps quiet, Effort effort, std::size_t most)
      : steps_(steps), effort_(effort), quiet_(quiet_steps(steps, quiet)), most_(most) {
    sample_ = sample_of(quiet_);
    // Large potentials tell most rules apart at once.
    std::stable_sort(sample_.begin(), sample_.end(), [](const ObservedStep* a, const ObservedStep* b) {
      return std::abs(a->before) > std::abs(b->before);
    });
  }

  std::vector<LIFParameters> run() {
    for (const std::int64_t rest : rests()) {
      for (const LIFParameters& base : bases(rest)) try_leaks(base);
      // Another rest is tried only if 0 explains little.
      if (!tries_all() || (!found_.empty() && found_.begin()->first * 4 < sample_.size())) break;
    }
    std::vector<LIFParameters> all;
    for (const auto& [differing, parameters] : checked()) all.push_back(parameters);
    return all;
  }

 private:
  bool tries_all() const { return effort_ == Effort::all; }

  using Ranked = std::multimap<std::size_t, LIFParameters>;

  // The potentials towards which it may leak.
  std::vector<std::int64_t> rests() const {
    std::map<std::int64_t, std::size_t> counts;
    for (const ObservedStep& step : steps_.all()) ++counts[step.after];
    std::vector<std::pair<std::size_t, std::int64_t>> frequent;
    frequent.reserve(counts.size());
    for (const auto& [value, count] : counts) frequent.emplace_back(count, value);
    std::sort(frequent.rbegin(), frequent.rend());
    std::vector<std::int64_t> rests{0};
    constexpr std::size_t tried = 4;
    for (const auto& [count, value] : frequent) {
      if (value != 0 && rests.size() < tried) rests.push_back(value);
    }
    return rests;
  }

  // Register, input and what makes the potential change.
  std::vector<LIFParameters> bases(std::int64_t rest) const {
    std::int64_t low = rest;
    std::int64_t high = rest;
    std::int64_t lowest_input = 0;
    std::int64_t highest_input = 0;
    bool has_zero_input = false;
    for (const ObservedStep& step : steps_.all()) {
      low = std::min({low, step.before, step.after});
      high = std::max({high, step.before, step.after});
      lowest_input = std::min(lowest_input, step.input);
      highest_input = std::max(highest_input, step.input);
      has_zero_input = has_zero_input || step.input == 0;
    }
    LIFParameters base;
    base.threshold = 0;
    base.rest_potential = rest;
    base.input_is_signed = lowest_input < 0;
    base.input_width = width_of(lowest_input, highest_input);
    std::vector<Update> updates{Update::clock};
    const auto& given = steps_.given_sets();
    const bool has_event = !given.empty() && given.front().count("synaptic_event") > 0;
    if (has_event) updates = {Update::event, Update::event_else_leak, Update::clock};
    if (!has_event && has_zero_input) updates.push_back(Update::input_else_leak);
    std::vector<LIFParameters> all;
    for (const bool is_signed : {low < 0, true}) {
      for (const int further : {0, 1}) {
        if (further > 0 && !tries_all()) continue;
        for (const Overflow overflow : {Overflow::saturate, Overflow::wrap}) {
          base.is_signed = is_signed;
          base.width =
              std::min(32, width_of(is_signed ? std::min<std::int64_t>(low, -1) : low, high) + further);
          base.overflow = overflow;
          for (const Update update : updates) {
            base.update = update;
            all.push_back(base);
          }
        }
      }
      if (low < 0) break;
    }
    return all;
  }

  static std::int32_t width_of(std::int64_t low, std::int64_t high) {
    std::int32_t width = 1;
    while (width < 32) {
      const std::int64_t half = std::int64_t{1} << (width - 1);
      if (low < 0 ? low >= -half && high < half : high < 2 * half) break;
      ++width;
    }
    return width;
  }

  void try_leaks(const LIFParameters& base) {
    if (interrupted()) throw Interrupted();
    const bool is_given =
        !steps_.given_sets().empty() && (steps_.given_sets().front().count("leak_amount") > 0 ||
                                         steps_.given_sets().front().count("leak_shift") > 0);
    for (const LeakOrder order : {LeakOrder::before, LeakOrder::after}) {
      LIFParameters parameters = base;
      parameters.leak_order = order;
      for (const bool fits : {false, true}) {
        if (fits && !tries_all()) continue;
        parameters.fit_between = fits;
        if (!is_given && !fits && order == LeakOrder::before) try_leak(parameters, Leak::none);
        try_subtraction(parameters);
        try_shifts(parameters);
        if (!is_given) try_products(parameters);
        if (base.update != Update::clock && order == LeakOrder::after) break;
      }
    }
  }

  void try_leak(LIFParameters parameters, Leak leak) {
    parameters.leak = leak;
    consider(parameters);
  }

  // What a step has lost, in the most frequent cases.
  std::vector<std::int64_t> losses(const LIFParameters& parameters) const {
    std::map<std::int64_t, std::size_t> counts;
    for (const ObservedStep* step : sample_) {
      const bool integrates = adds(parameters, *step);
      const std::int64_t lost = step->before + (integrates ? step->input : 0) - step->after;
      ++counts[std::abs(lost)];
      ++counts[-std::abs(lost)];
    }
    std::vector<std::pair<std::size_t, std::int64_t>> frequent;
    frequent.reserve(counts.size());
    for (const auto& [value, count] : counts) frequent.emplace_back(count, value);
    std::sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : std::abs(a.second) < std::abs(b.second);
    });
    std::vector<std::int64_t> values;
    constexpr std::size_t tried = 24;
    for (const auto& [count, value] : frequent) {
      if (values.size() < tried && value != 0) values.push_back(value);
    }
    return values;
  }

  bool adds(const LIFParameters& parameters, const ObservedStep& step) const {
    const auto& given = steps_.given_sets()[step.given];
    const auto is_set = [&](const char* name) {
      const auto found = given.find(name);
      return found != given.end() && found->second != 0;
    };
    switch (parameters.update) {
      case Update::event:
        return is_set("synaptic_event") && !is_set("time_reference");
      case Update::event_else_leak:
        return is_set("synaptic_event");
      case Update::input_else_leak:
        return step.input != 0;
      case Update::clock:
        break;
    }
    return true;
  }

  void try_subtraction(LIFParameters parameters) {
    parameters.leak = Leak::subtract;
    const bool is_given = steps_.given_sets().front().count("leak_amount") > 0;
    for (const std::int64_t amount : is_given ? std::vector<std::int64_t>{1} : losses(parameters)) {
      parameters.leak_amount = amount;
      for (const bool guard : {true, false}) {
        parameters.leak_guard = guard;
        consider(parameters);
      }
    }
  }

  void try_shifts(LIFParameters parameters) {
    const int widest = std::min(31, parameters.width + 1);
    std::vector<std::int64_t> minima{0, 1, 2, 3, 4};
    constexpr std::size_t tried_minima = 9;
    for (const std::int64_t lost : losses(parameters)) {
      if (lost > minima.back() && minima.size() < tried_minima) minima.push_back(lost);
    }
    for (const Rounding rounding :
         {Rounding::floor, Rounding::toward_zero, Rounding::nearest_even, Rounding::nearest_away}) {
      if (rounding != Rounding::floor && !tries_all()) continue;
      parameters.leak_rounding = rounding;
      parameters.leak = Leak::shift;
      for (int shift = 0; shift <= widest; ++shift) {
        parameters.leak_shift = shift;
        for (const std::int64_t least : minima) {
          parameters.leak_minimum = least;
          consider(parameters);
        }
      }
      parameters.leak_minimum = 0;
      parameters.leak = Leak::two_shifts;
      for (int first = 0; first <= widest; ++first) {
        for (int second = first; second <= widest; ++second) {
          parameters.leak_shift = first;
          parameters.leak_shift_2 = second;
          consider(parameters);
        }
      }
      parameters.leak_shift = LIFParameters{}.leak_shift;
      parameters.leak_shift_2 = LIFParameters{}.leak_shift_2;
      parameters.leak = Leak::shift_sum;
      const std::uint32_t masks = 1u << std::min(9, widest + 1);
      for (std::uint32_t mask = 1; mask < masks; ++mask) {
        parameters.leak_shifts.mask = mask;
        consider(parameters);
      }
      parameters.leak_shifts = {};
    }
  }

  // V*k / 2^n: the steps leave an interval for k, and the smallest n with a k in it is tried with its next
  // ones.
  void try_products(LIFParameters parameters) {
    parameters.leak = Leak::multiply;
    constexpr int most_fraction_bits = 16;
    for (int bits = 0; bits <= most_fraction_bits; ++bits) {
      const double unit = std::ldexp(1.0, bits);
      const auto [low, high] = most_covered(factors_of(parameters, unit));
      constexpr double most_tried = 64;
      if (low > high || high - low > most_tried) continue;
      for (auto factor = static_cast<std::int64_t>(std::ceil(low)); static_cast<double>(factor) <= high;
           ++factor) {
        for (const Rounding rounding :
             {Rounding::floor, Rounding::toward_zero, Rounding::nearest_even, Rounding::nearest_away}) {
          if (rounding != Rounding::floor && !tries_all()) continue;
          parameters.leak_factor = factor;
          parameters.leak_fraction_bits = bits;
          parameters.leak_rounding = rounding;
          consider(parameters);
        }
      }
    }
  }

  // For each step that multiplies, the factors that it allows.
  std::vector<std::pair<double, double>> factors_of(const LIFParameters& parameters, double unit) const {
    const FixedFormat format = parameters.potential_format();
    const std::int64_t rest = parameters.rest_potential;
    const bool is_clocked = parameters.update == Update::clock;
    const bool is_before = parameters.leak_order == LeakOrder::before || !is_clocked;
    std::vector<std::pair<double, double>> intervals;
    for (const ObservedStep* step : sample_) {
      if (!is_clocked && adds(parameters, *step)) continue;
      const std::int64_t added = is_clocked ? step->input : 0;
      const auto factor = static_cast<double>((is_before ? step->before : step->before + added) - rest);
      const auto product = static_cast<double>((is_before ? step->after - added : step->after) - rest);
      const bool is_clipped = step->after <= format.lowest_raw() || step->after >= format.highest_raw();
      if (factor == 0 || is_clipped) continue;
      const double a = (product - 1) * unit / factor;
      const double b = (product + 1) * unit / factor;
      intervals.emplace_back(std::min(a, b), std::max(a, b));
    }
    return intervals;
  }

  // The interval that most of the intervals contain.
  static std::pair<double, double> most_covered(const std::vector<std::pair<double, double>>& intervals) {
    std::vector<std::pair<double, int>> ends;
    for (const auto& [low, high] : intervals) {
      ends.emplace_back(low, 1);
      ends.emplace_back(high, -1);
    }
    std::sort(ends.begin(), ends.end());
    std::pair<double, double> best{1, 0};
    int depth = 0;
    int most = 0;
    for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
      depth += ends[i].second;
      if (depth <= most) continue;
      most = depth;
      best = {ends[i].first, ends[i + 1].first};
    }
    return best;
  }

  std::size_t differing(const LIFParameters& parameters, const StepList& steps, std::size_t most) const {
    RuleUnderTest rule(parameters, steps_, false);
    std::size_t count = 0;
    rtl::LIF::State state;
    for (const ObservedStep* step : steps) {
      state.potential = step->before;
      rule.neuron(*step).step(state, step->input);
      if (state.potential != step->after && ++count > most) return count;
    }
    return count;
  }

  void consider(const LIFParameters& parameters) {
    const std::size_t least = effort_ == Effort::any_rule ? sample_.size() : sample_.size() * 9 / 10;
    const std::size_t worst = found_.size() < most_ ? least : found_.rbegin()->first;
    if (worst == 0 && found_.size() >= most_) return;
    try {
      const std::size_t count = differing(parameters, sample_, worst);
      if (count > worst) return;
      found_.emplace(count, parameters);
      if (found_.size() > most_) found_.erase(std::prev(found_.end()));
    } catch (const std::invalid_argument&) {
      // Values that do not go together, such as a rest that the register does not hold.
    }
  }

  // What was found on the sample, on all quiet steps.
  Ranked checked() const {
    Ranked ranked;
    for (const auto& [count, parameters] : found_) {
      ranked.emplace(differing(parameters, quiet_, quiet_.size()), parameters);
    }
    return ranked;
  }

  const Steps& steps_;
  Effort effort_;
  StepList quiet_;
  StepList sample_;
  std::size_t most_;
  Ranked found_;
};

}  // namespace

std::vector<LIFParameters> leaks_that_explain(const Steps& steps, QuietSteps quiet, Effort effort,
                                              std::size_t most) {
  if (steps.all().empty()) return {};
  return LeakSearch(steps, quiet, effort, most).run();
}

}  // namespace lif::testbench
