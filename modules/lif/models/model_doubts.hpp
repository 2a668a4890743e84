#pragma once

#include <string>
#include <vector>

#include <lif/models/model.hpp>
#include <lif/numbers/number_events.hpp>
#include <lif/numbers/stored_values.hpp>

namespace lif {

namespace model_concept {

template <class M>
using Doubts = decltype(std::declval<const M&>().doubts());
template <class M>
using HighestPotential = decltype(std::declval<const M&>().highest_potential());

}  // namespace model_concept

/// A value that its number type changes, in words: "beta = 0.9 is rounded to 1 by the number type".
inline std::string rounding_text(const StoredValue& value) {
  return value.name + " = " + to_text(value.asked) + " is rounded to " + to_text(value.stored) +
         " by the number type";
}

/// What the number type changed noticeably in the values of many neurons, in one sentence; "" if nothing.
inline std::string roundings_text(const StoredValues& stored) {
  for (const StoredValue& value : stored.values()) {
    if (!value.is_noticeably_rounded()) continue;
    const std::size_t others = stored.noticeably_rounded() - 1;
    return rounding_text(value) +
           (others > 0 ? ", and so are " + std::to_string(others) + " further values of its neurons" : "");
  }
  return {};
}

/// The highest potential that the neuron can hold; infinity for floating-point numbers.
template <class M>
double highest_potential(const M& model, const NumbersOf<M>& numbers) {
  if constexpr (model_concept::Meets<M, model_concept::HighestPotential>::value) {
    return model.highest_potential();
  } else {
    return numbers.potential.highest();
  }
}

namespace detail {

// Whether the neuron does not spike even at its highest potential and with its largest input.
template <class M>
bool is_silent_at_its_highest(const M& model, const NumbersOf<M>& numbers, double highest) {
  const NumberEvents before = number_events();
  double largest = numbers.current.highest();
  if constexpr (has_input_range<M>) largest = model.input_range().highest;
  bool is_silent = true;
  for (const double input : {0.0, largest}) {
    for (const bool begins_high : {true, false}) {
      typename M::State state = model.initial_state();
      if (begins_high) state.potential = numbers.potential(highest);
      (void)model.step(state, numbers.current(input));
      is_silent = is_silent && state.spike == typename M::Spike{};
    }
  }
  number_events() = before;  // these steps do not count
  return is_silent;
}

template <class M>
std::string doubt_about_threshold(const M& model, const NumbersOf<M>& numbers) {
  if constexpr (has_threshold<M>) {
    using Traits = NumberTraits<typename M::Number>;
    const double highest = highest_potential(model, numbers);
    const double threshold = Traits::to_double(model.threshold());
    if (threshold >= highest && is_silent_at_its_highest(model, numbers, highest)) {
      return "threshold = " + to_text(threshold) + " is out of reach, as the highest potential is " +
             to_text(highest) + ": the neuron can never fire";
    }
  }
  return {};
}

}  // namespace detail

/// Sentences that warn about legal but unlikely values of a neuron: those of its parameters (`doubt()`), a
/// threshold that its potential cannot reach, and values that its number type rounds noticeably.
/// @param stored  collected while the model was built
template <class M>
std::vector<std::string> doubts_about(const M& model, const typename M::Parameters& parameters,
                                      const NumbersOf<M>& numbers, const StoredValues& stored) {
  if constexpr (model_concept::Meets<M, model_concept::Doubts>::value) {
    return model.doubts();
  } else {
    std::vector<std::string> doubts;
    const auto add = [&](const std::string& doubt) {
      if (!doubt.empty()) doubts.push_back(doubt);
    };
    add(doubt_about<M>(parameters));
    add(detail::doubt_about_threshold(model, numbers));
    for (const StoredValue& value : stored.values()) {
      if (!value.is_noticeably_rounded()) continue;
      add(rounding_text(value));
    }
    return doubts;
  }
}

/// Makes the model, and calls `warn(sentence)` for each of the doubts_about() it.
/// @throws std::invalid_argument naming the parameter, its value and the allowed range
template <class M, class Warn>
M make_model_and_warn(const typename M::Parameters& parameters, const NumbersOf<M>& numbers, Warn&& warn) {
  const StoredValues stored;
  M model = make_model<M>(parameters, numbers);
  for (const std::string& doubt : doubts_about<M>(model, parameters, numbers, stored)) warn(doubt);
  return model;
}

}  // namespace lif
