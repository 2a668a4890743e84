// The parameters that a trace leaves open, and inputs that would decide them.
#include <cmath>
#include <functional>
#include <optional>
#include <set>
#include <stdexcept>

#include <lif/models/parameter_entry.hpp>

#include "identify/identify.hpp"

namespace lif::testbench {

namespace {

using rtl::Leak;
using rtl::LIFParameters;
using rtl::Update;

// An input from the start on with which two rules differ: so many steps of one current.
std::string deciding_input(const LIFParameters& a, const LIFParameters& b) {
  const rtl::LIF first(a);
  const rtl::LIF second(b);
  const auto low =
      static_cast<std::int64_t>(std::max(first.input_range().lowest, second.input_range().lowest));
  const auto high =
      static_cast<std::int64_t>(std::min(first.input_range().highest, second.input_range().highest));
  std::set<std::int64_t> currents{low, high, 1, -1, a.threshold, a.threshold / 2, a.threshold / 4 + 1};
  for (int bit = 0; bit < 32; ++bit) {
    currents.insert(std::int64_t{1} << bit);
    currents.insert(-(std::int64_t{1} << bit));
  }
  constexpr int longest = 200;
  int shortest = longest + 1;
  std::string text;
  for (const std::int64_t current : currents) {
    if (current < low || current > high) continue;
    auto x = first.initial_state();
    auto y = second.initial_state();
    for (int step = 1; step < shortest; ++step) {
      first.step(x, current);
      second.step(y, current);
      if (x.potential == y.potential && x.spike == y.spike) continue;
      shortest = step;
      const bool is_potential = x.potential != y.potential;
      const auto shown = [&](const rtl::LIF::State& state) {
        return is_potential ? std::to_string(state.potential)
                            : std::string(state.spike ? "a spike" : "no spike");
      };
      text = "an input of " + std::to_string(current) + " in " + std::to_string(step) +
             (step == 1 ? " step" : " steps") + " from the start would decide, with " +
             (is_potential ? "a potential of " : "") + shown(x) + " or " + shown(y);
      break;
    }
  }
  return text;
}

class OpenSearch {
 public:
  OpenSearch(const LIFParameters& parameters, const Steps& steps, std::size_t differing)
      : found_(parameters), steps_(steps), differing_(differing) {}

  std::vector<OpenParameter> run() {
    const bool leaks = found_.leak != Leak::none;
    const bool is_shift =
        found_.leak == Leak::shift || found_.leak == Leak::two_shifts || found_.leak == Leak::shift_sum;
    integer("width", &LIFParameters::width, 1, 32);
    signedness();
    words("overflow", &LIFParameters::overflow);
    if (!is_given("threshold")) integer("threshold", &LIFParameters::threshold, -4294967295, 4294967295);
    if (is_given("threshold")) words("comparison", &LIFParameters::comparison);
    words("threshold_on", &LIFParameters::threshold_on);
    if (found_.threshold_on == rtl::ThresholdOn::new_state)
      flag("compare_wide", &LIFParameters::compare_wide);
    if (leaks && found_.update == Update::clock) words("leak_order", &LIFParameters::leak_order);
    if (leaks && found_.update == Update::clock) flag("fit_between", &LIFParameters::fit_between);
    if (found_.leak == Leak::subtract && !is_given("leak_amount")) {
      integer("leak_amount", &LIFParameters::leak_amount, -4294967295, 4294967295);
    }
    if (found_.leak == Leak::subtract) flag("leak_guard", &LIFParameters::leak_guard);
    if (found_.leak == Leak::shift || found_.leak == Leak::two_shifts)
      integer("leak_shift", &LIFParameters::leak_shift, 0, 31);
    if (found_.leak == Leak::two_shifts) integer("leak_shift_2", &LIFParameters::leak_shift_2, 0, 31);
    if (found_.leak == Leak::shift) integer("leak_minimum", &LIFParameters::leak_minimum, 0, 4294967295);
    if (found_.leak == Leak::multiply)
      integer("leak_factor", &LIFParameters::leak_factor, -4294967295, 4294967295);
    if (is_shift || found_.leak == Leak::multiply) words("leak_rounding", &LIFParameters::leak_rounding);
    words("reset", &LIFParameters::reset);
    keeping();
    words("reset_overflow", &LIFParameters::reset_overflow);
    if (found_.threshold_on == rtl::ThresholdOn::old_state)
      flag("leak_on_spike", &LIFParameters::leak_on_spike);
    words("spike_output", &LIFParameters::spike_output);
    if (!is_given("refractory_period"))
      integer("refractory_period", &LIFParameters::refractory_period, 0, 10'000);
    if (found_.refractory_period > 0 || is_given("refractory_period")) {
      flag("refractory_leak", &LIFParameters::refractory_leak);
      flag("refractory_integrate", &LIFParameters::refractory_integrate);
    }
    words("update", &LIFParameters::update);
    if (is_given("enable")) words("disabled_spike", &LIFParameters::disabled_spike);
    return std::move(open_);
  }

 private:
  bool is_given(const char* name) const { return steps_.given_sets().front().count(name) > 0; }

  bool explains(const LIFParameters& parameters) const {
    if (parameters.spike_output == rtl::SpikeOutput::mealy && steps_.sampling() == Sampling::after &&
        found_.spike_output == rtl::SpikeOutput::registered) {
      return true;  // where a row shows what a step left, both are the same
    }
    try {
      return explain(parameters, steps_, differing_).differing <= differing_;
    } catch (const std::invalid_argument&) {
      return false;
    }
  }

  void add(const std::string& name, const std::string& alternatives, const LIFParameters& other) {
    std::string decided_by;
    try {
      decided_by = deciding_input(found_, other);
    } catch (const std::invalid_argument&) {
      // A given parameter that does not go with the others at its default.
    }
    open_.push_back({name, alternatives, decided_by});
  }

  template <class Value>
  void words(const char* name, Value LIFParameters::*member) {
    std::string alternatives;
    std::optional<LIFParameters> other;
    std::set<Value> seen{found_.*member};
    for (const auto& word : lif_words(found_.*member)) {
      if (!seen.insert(word.value).second) continue;
      LIFParameters changed = found_;
      changed.*member = word.value;
      if (is_same_reset(changed) || !explains(changed)) continue;
      alternatives += (alternatives.empty() ? "" : ", ") + std::string(word.text);
      if (!other) other = changed;
    }
    if (other) add(name, alternatives, *other);
  }

  // words() is found through the argument's type, and in lif for Overflow and Rounding.
  template <class Value>
  static constexpr auto lif_words(Value value) {
    using lif::words;
    return words(value);
  }

  // A reset to the value 0 is one to zero.
  bool is_same_reset(const LIFParameters& changed) const {
    const auto leaves_zero = [](const LIFParameters& one) {
      return one.reset == rtl::Reset::zero || (one.reset == rtl::Reset::value && one.reset_value == 0);
    };
    return changed.reset != found_.reset && leaves_zero(changed) && leaves_zero(found_);
  }

  void flag(const char* name, bool LIFParameters::*member) {
    LIFParameters changed = found_;
    changed.*member = !(found_.*member);
    if (explains(changed)) add(name, changed.*member ? "true" : "false", changed);
  }

  void keeping() {
    LIFParameters changed = found_;
    changed.keep_input = found_.keeps_input() ? rtl::KeepInput::no : rtl::KeepInput::yes;
    if (found_.reset != rtl::Reset::input && explains(changed))
      add("keep_input", found_.keeps_input() ? "false" : "true", changed);
  }

  void signedness() {
    LIFParameters changed = found_;
    changed.is_signed = !found_.is_signed;
    changed.width = std::min(32, std::max(1, found_.width + (changed.is_signed ? 1 : -1)));
    if (explains(changed)) {
      add("signed",
          std::string(changed.is_signed ? "true" : "false") + " with width " + std::to_string(changed.width),
          changed);
    }
  }

  // The values next to the one that was found which explain as much, as an interval.
  template <class Value>
  void integer(const char* name, Value LIFParameters::*member, std::int64_t lowest, std::int64_t highest) {
    const auto value = static_cast<std::int64_t>(found_.*member);
    const auto holds = [&](std::int64_t candidate) {
      LIFParameters changed = found_;
      changed.*member = static_cast<Value>(candidate);
      return explains(changed);
    };
    // The farthest value in one direction up to which all explain as much; beyond it none is looked for.
    const auto farthest = [&](int direction, std::int64_t limit) {
      std::int64_t good = value;
      std::int64_t stride = 1;
      while (good != limit) {
        const std::int64_t left = direction > 0 ? limit - good : good - limit;
        const std::int64_t next = good + direction * std::min(stride, left);
        if (holds(next)) {
          good = next;
          stride *= 2;
        } else if (stride == 1) {
          break;
        } else {
          stride = 1;
        }
      }
      return good;
    };
    const std::int64_t low = farthest(-1, lowest);
    const std::int64_t high = farthest(1, highest);
    if (low == high) return;
    LIFParameters other = found_;
    other.*member = static_cast<Value>(high != value ? high : low);
    add(name, interval_text(low, high, lowest, highest), other);
  }

  static std::string interval_text(std::int64_t low, std::int64_t high, std::int64_t lowest,
                                   std::int64_t highest) {
    if (low == lowest && high == highest) return "any";
    if (high == highest) return std::to_string(low) + " or more";
    if (low == lowest) return std::to_string(high) + " or less";
    return std::to_string(low) + " to " + std::to_string(high);
  }

  LIFParameters found_;
  const Steps& steps_;
  std::size_t differing_;
  std::vector<OpenParameter> open_;
};

}  // namespace

std::vector<OpenParameter> open_parameters(const LIFParameters& parameters, const Steps& steps,
                                           std::size_t differing) {
  return OpenSearch(parameters, steps, differing).run();
}

}  // namespace lif::testbench
