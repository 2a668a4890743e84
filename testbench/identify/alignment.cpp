#include "identify/alignment.hpp"

#include <algorithm>

#include <lif/catalogue/set_number.hpp>

namespace lif::testbench {

namespace {

constexpr std::int64_t highest_threshold = 4294967295;  // that no potential of 32 bits is above

}  // namespace

Steps::Steps(const ObservedTrace& trace, Sampling sampling) : sampling_(sampling) {
  const std::size_t late = sampling == Sampling::before ? 1 : 0;
  std::map<std::map<std::string, std::int64_t>, std::size_t> known;
  bool is_first = true;
  for (std::size_t row = 1; row < trace.rows(); ++row) {
    const std::size_t cause = row - late;  // the row with the step's input
    if (trace.is_reset[row] != 0 || trace.is_reset[cause] != 0 || trace.is_broken[row] != 0) {
      is_first = true;
      continue;
    }
    ObservedStep step;
    step.row = row;
    step.before = trace.potential[row - 1];
    step.after = trace.potential[row];
    step.input = trace.input[cause];
    step.spike_after = trace.spike[row] != 0;
    step.spike_with_input = trace.spike[cause] != 0;
    step.is_first = is_first;
    std::map<std::string, std::int64_t> given;
    for (const auto& [name, values] : trace.given) given[name] = values[cause];
    const auto [place, is_new] = known.try_emplace(given, known.size());
    if (is_new) given_sets_.push_back(given);
    step.given = place->second;
    steps_.push_back(step);
    lowest_input_ = std::min(lowest_input_, step.input);
    highest_input_ = std::max(highest_input_, step.input);
    is_first = false;
  }
}

rtl::LIFParameters RuleUnderTest::with_given(std::size_t set) const {
  rtl::LIFParameters parameters = parameters_;
  for (const auto& [name, value] : steps_.given_sets()[set]) {
    set_number(parameters, name.c_str(), static_cast<double>(value));
  }
  if (!fires_) {
    parameters.threshold = highest_threshold;
    parameters.comparison = rtl::Comparison::greater;
    parameters.threshold_on = rtl::ThresholdOn::new_state;
  }
  return parameters;
}

Explanation explain(const rtl::LIFParameters& parameters, const Steps& steps, std::size_t most) {
  RuleUnderTest rule(parameters, steps);
  Explanation found;
  if (!steps.fit(parameters.input_format())) {
    found.differing = steps.all().size();
    return found;
  }
  rtl::LIF::State state;
  const rtl::SpikeOutput output = parameters.spike_output;
  const bool is_delayed = output == rtl::SpikeOutput::delayed;
  for (std::size_t i = 0; i < steps.all().size(); ++i) {
    const ObservedStep& step = steps.all()[i];
    if (step.is_first) state = {};
    state.potential = step.before;
    rule.neuron(step).step(state, step.input);
    // What comes out of a register is not known in the first step.
    if (step.is_first && (is_delayed || parameters.input_register)) continue;
    if (state.potential == step.after && state.spike == steps.spike(step, output)) continue;
    if (found.differing == 0) {
      found.first = i;
      found.expected = state;
    }
    if (++found.differing > most) return found;
  }
  return found;
}

}  // namespace lif::testbench
