#include "models/input_scale.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <system_error>

#include <lif/numbers/number_events.hpp>

namespace lif::testbench {

namespace {

constexpr double default_rheobase = 0.1;
constexpr double highest_default_current = 0.6;  // in the stimuli, and above 0.5, the end of a sweep

bool fires(const DynamicRule& rule, double current) {
  constexpr int steps = 100;  // as long as the demonstration shows its low current, and then its high one
  DynamicState state = rule.initial_state();
  const double input = rule.rounded(current);
  for (int step = 0; step < steps; ++step) {
    rule.step(state, input);
    if (state.spike != 0) return true;
  }
  return false;
}

// The lowest constant current at which the neuron fires, to 1 %; nothing if there is none, or if it fires
// without any.
std::optional<double> rheobase(const DynamicRule& rule) {
  constexpr double smallest = 1e-9;
  constexpr double largest = 1e12;
  constexpr double close = 1.01;
  const bool counts = rule.description().type.kind == NumberKind::integer;
  const double limit = std::min(largest, rule.input_range().highest);
  if (fires(rule, 0)) return std::nullopt;
  double high = counts ? 1 : smallest;
  while (!fires(rule, high)) {
    if (high >= limit) return std::nullopt;
    high = std::min(high * 2, limit);
  }
  double low = high / 2;
  while (high > low * close && !(counts && high - low <= 1)) {
    const double middle = counts ? std::floor((low + high) / 2) : (low + high) / 2;
    (fires(rule, middle) ? high : low) = middle;
  }
  return high;
}

// The highest number with few digits that is not above the value.
double with_few_digits(double value) {
  constexpr std::array<double, 8> digits{1, 1.5, 2, 3, 4, 5, 6, 8};
  const double power = std::pow(10, std::floor(std::log10(value)));
  double found = digits.front();
  for (const double digit : digits) {
    if (digit * power <= value) found = digit;
  }
  return power >= 1 ? found * power : found / std::round(1 / power);
}

}  // namespace

double input_scale(const ModelEntry& entry, const ConfiguredModel& model) {
  const NumberKind kind = entry.default_kind();
  const ModelForm& form = *entry.form_of(kind);
  const bool is_of_parameters =
      kind == NumberKind::integer ||
      std::any_of(form.parameters.begin(), form.parameters.end(),
                  [](const ParameterEntry& parameter) { return parameter.text.empty(); });
  const NumberEvents events = number_events();
  const auto rule = (is_of_parameters ? model.choice : form.defaults({kind, {}})).make_rule();
  const std::optional<double> lowest = rheobase(*rule);
  number_events() = events;  // these steps do not count
  if (!lowest) return 1;
  constexpr double tolerance = 1.02;
  const double factor =
      std::min(*lowest / default_rheobase * tolerance, rule->input_range().highest / highest_default_current);
  return with_few_digits(factor);
}

double scaled_current(double current, double scale, const NumberType& type) {
  const double scaled = current * scale;
  if (type.kind == NumberKind::integer) return std::round(scaled);
  // 1.8 in place of 1.7999999999999998
  constexpr int digits = 12;
  std::array<char, 32> text{};
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), scaled, std::chars_format::scientific, digits);
  double rounded = scaled;
  if (error == std::errc{}) std::from_chars(text.data(), end, rounded);
  return rounded;
}

}  // namespace lif::testbench
