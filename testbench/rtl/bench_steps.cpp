#include "rtl/bench_steps.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <string>

#include <lif/numbers/text.hpp>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

using systemverilog::BenchStep;
using systemverilog::Interval;
using systemverilog::Port;
using systemverilog::Wide;

// The distributions of the standard library differ between implementations, so these are our own.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  bool one_in(std::uint64_t n) { return engine_() % n == 0; }
  Wide within(const Interval& interval) {
    return interval.low +
           static_cast<Wide>(engine_() % static_cast<std::uint64_t>(interval.high - interval.low + 1));
  }
  std::uint64_t below(std::uint64_t n) { return engine_() % n; }

 private:
  std::mt19937_64 engine_;
};

int fraction_bits(const FixedFormat& format, const NumberType& type) {
  return type.kind == NumberKind::fixed ? format.fraction_bits : 0;
}

// A model whose controls change from step to step, as they do at the ports of its hardware.
class DrivenModel {
 public:
  explicit DrivenModel(const ConfiguredModel& model)
      : choice_(model.choice),
        current_bits_(fraction_bits(model.neuron.type.formats.current, model.neuron.type)),
        potential_bits_(fraction_bits(model.neuron.type.formats.potential, model.neuron.type)) {
    reset();
  }

  void reset() { state_ = rule().initial_state(); }
  void set(const std::string& parameter, const std::string& value) { controls_[parameter] = value; }
  void step(Wide current) { rule().step(state_, std::ldexp(static_cast<double>(current), -current_bits_)); }

  // A current with which the potential comes to the threshold, or so many steps of the potential beside it,
  // as far as the potential follows the current in a straight line.
  std::optional<Wide> current_to_threshold(Wide beside) {
    const std::optional<double> without = potential_after(0);
    if (!without) return std::nullopt;
    const double missing =
        rule().description().threshold - *without + std::ldexp(static_cast<double>(beside), -potential_bits_);
    for (const double probe : {-1.0, 1.0, 0.25}) {
      const std::optional<double> with = potential_after(probe);
      if (!with || *with == *without) continue;
      const double current = std::round(std::ldexp(missing * probe / (*with - *without), current_bits_));
      if (std::abs(current) < 1e15) return static_cast<Wide>(current);
    }
    return std::nullopt;
  }
  // The threshold that the potential comes to with this current, if it makes no spike.
  std::optional<Wide> threshold_met_by(Wide current) {
    const auto potential = potential_after(std::ldexp(static_cast<double>(current), -current_bits_));
    if (!potential) return std::nullopt;
    return static_cast<Wide>(std::ldexp(*potential, potential_bits_));
  }

  bool has(const std::string& parameter) const {
    const auto entries = choice_.entries();
    return std::any_of(entries.begin(), entries.end(),
                       [&](const ParameterEntry& entry) { return entry.name == parameter; });
  }
  std::string threshold_text(Wide threshold) const {
    return to_text(std::ldexp(static_cast<double>(threshold), -potential_bits_));
  }
  bool spike() const { return state_.spike != 0; }
  Wide potential() const { return static_cast<Wide>(std::ldexp(state_.potential, potential_bits_)); }
  Wide threshold_in_currents() const {
    return static_cast<Wide>(std::ldexp(choice_.make_rule()->description().threshold, current_bits_));
  }

 private:
  // The potential that a step with this current would leave; nothing if there would be a spike.
  std::optional<double> potential_after(double current) {
    DynamicState state = state_;
    rule().step(state, current);
    if (state.spike != 0) return std::nullopt;
    return state.potential;
  }

  const DynamicRule& rule() {
    constexpr std::size_t most_known = 1000;
    if (rules_.size() > most_known) rules_.clear();
    auto& known = rules_[controls_];
    if (!known) {
      DynamicParameters changed = choice_;
      for (const auto& [name, value] : controls_) changed.set(name, value);
      known = changed.make_rule();
    }
    return *known;
  }

  DynamicParameters choice_;
  int current_bits_;
  int potential_bits_;
  std::map<std::string, std::string> controls_;
  std::map<std::map<std::string, std::string>, std::shared_ptr<const DynamicRule>> rules_;
  DynamicState state_;
};

Wide chosen_current(Chance& chance, const Interval& range, Wide threshold) {
  const auto inside = [&](Wide value) { return std::clamp(value, range.low, range.high); };
  switch (chance.below(8)) {
    case 0:
      return chance.one_in(2) ? range.low : range.high;
    case 1:
      return inside(chance.within({-1, 1}));
    case 2:
      return chance.within(range);
    default:
      break;
  }
  const Wide high = inside(std::max<Wide>(1, threshold / 2));
  return chance.within({inside(std::min<Wide>(0, -high / 4)), high});
}

}  // namespace

std::vector<BenchStep> bench_steps(const ConfiguredModel& model, const systemverilog::Neuron& neuron,
                                   std::uint64_t count, std::uint64_t seed) {
  Chance chance(seed);
  DrivenModel driven(model);
  const Wide threshold = driven.threshold_in_currents();
  std::vector<BenchStep> steps(count);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (interrupted()) throw Interrupted();
    BenchStep& step = steps[i];
    Wide current = 0;
    bool is_reset = false;
    bool is_held = false;
    for (const Port& port : neuron.module.ports()) {
      if (!port.is_input || port.name == "clk") continue;
      Wide value = 0;
      if (port.name == "rst_n") {
        value = i == 0 || chance.one_in(200) ? 0 : 1;
        is_reset = value == 0;
      } else if (port.name == "input_current") {
        value = chosen_current(chance, port.type->range(), threshold);
        if (chance.one_in(4)) {
          const std::optional<Wide> exact = driven.current_to_threshold(chance.within({-1, 1}));
          if (exact && port.type->range().contains({*exact, *exact})) value = *exact;
        }
        current = value;
      } else if (port.name == "threshold_in") {
        const Wide base = std::max<Wide>(1, threshold);
        const Interval range = port.type->range();
        value = std::clamp(chance.within({base / 2, base + base / 2}), range.low, range.high);
        if (chance.one_in(4)) {
          const std::optional<Wide> exact = driven.threshold_met_by(current);
          if (exact && range.contains({*exact, *exact})) value = *exact;
        }
        driven.set(driven.has("threshold") ? "threshold" : "v_threshold", driven.threshold_text(value));
      } else {
        const bool is_seldom_low = chance.one_in(6);
        value = is_seldom_low == (port.name == "time_reference") ? 1 : 0;
        if (driven.has(port.name)) {
          driven.set(port.name, value != 0 ? "true" : "false");
        } else {
          is_held = value == 0;
        }
      }
      step.inputs.push_back(value);
    }
    if (is_reset) {
      driven.reset();
    } else if (!is_held) {
      driven.step(current);
    }
    step.spike = driven.spike();
    step.potential = driven.potential();
  }
  return steps;
}

}  // namespace lif::testbench
