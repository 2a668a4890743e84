#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

#include <lif/common/floating_point.hpp>
#include <lif/numbers/number_traits.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

/// The values that a parameter may take: finite numbers from `lowest` to `highest`. Both bounds are included,
/// except that `is_open` excludes the lower one.
struct Range {
  double lowest = std::numeric_limits<double>::lowest();  ///< lower bound; included, unless is_open
  double highest = std::numeric_limits<double>::max();    ///< upper bound; included
  bool is_open = false;                                   ///< whether the lower bound is excluded

  /// Whether the range includes a value; false for NaN and infinity, whatever the bounds.
  constexpr bool contains(double value) const {
    return (is_open ? value > lowest : value >= lowest) && value <= highest;
  }

  /// The range of all numbers above `bound`.
  static constexpr Range above(double bound) { return {bound, std::numeric_limits<double>::max(), true}; }
  /// The range of all integers from 0 that std::int32_t holds.
  static constexpr Range count() { return {0, std::numeric_limits<std::int32_t>::max()}; }
};

/// How a state variable matters to an observer of the neuron.
enum class Role {
  quantity,     ///< recorded: a current, a potential, or a counter that is common in the field
  bookkeeping,  ///< can be read and set, but is not recorded
};

/// The description of a parameter or state variable, for reference, help texts and error messages.
struct QuantityInfo {
  const char* name;            ///< as users type it
  const char* meaning;         ///< description in one line, without a full stop
  Range range{};               ///< allowed numbers; by default any finite number
  Role role = Role::quantity;  ///< role of a state variable
  bool is_required = false;    ///< whether this is a parameter without a default
};

/// Marks a parameter without a default, which the user has to give. See QuantityInfo::is_required.
inline constexpr double required = std::numeric_limits<double>::quiet_NaN();

/// One word of a parameter that is a choice. An enumeration can be the type of a parameter if there is a
/// function `constexpr auto words(Enumeration)` beside it, which returns a std::array of its words.
template <class Enumeration>
struct Word {
  const char* text;   ///< as users type it
  Enumeration value;  ///< value that the word stands for
};

namespace detail {

// Detects a type with a text of its own: text_of(value), read_text(value, text) and allowed_texts(value)
// beside it.
template <class Value, class = void>
struct HasText : std::false_type {};
template <class Value>
struct HasText<Value, std::void_t<decltype(text_of(std::declval<const Value&>()))>> : std::true_type {};

}  // namespace detail

/// Whether a parameter's type itself defines how its values are typed, by the functions `text_of(value)`,
/// `read_text(value, text)` and `allowed_texts(value)` beside it.
template <class Value>
inline constexpr bool has_own_text = detail::HasText<Value>::value;

/// The range in words: `[0, 1]`, `0 or more`, `greater than 0`, `any finite number`.
inline std::string to_text(const Range& range) {
  const Range everything;
  const bool below = range.lowest > everything.lowest;
  const bool above = range.highest < everything.highest;
  if (below && above) {
    return std::string(range.is_open ? "(" : "[") + to_text(range.lowest) + ", " + to_text(range.highest) +
           "]";
  }
  if (below)
    return range.is_open ? "greater than " + to_text(range.lowest) : to_text(range.lowest) + " or more";
  if (above) return to_text(range.highest) + " or less";
  return "any finite number";
}

/// A parameter's value as users type it: a number, `true` or `false`, a word, or `none`.
template <class Value>
std::string value_text(const Value& value) {
  if constexpr (std::is_same_v<Value, bool>) {
    return value ? "true" : "false";
  } else if constexpr (std::is_same_v<Value, std::optional<double>>) {
    return value ? to_text(*value) : "none";
  } else if constexpr (has_own_text<Value>) {
    return text_of(value);
  } else if constexpr (std::is_enum_v<Value>) {
    for (const auto& word : words(value)) {
      if (word.value == value) return word.text;
    }
    return "?";
  } else if constexpr (NumberTraits<Value>::is_specialized) {
    return to_text(NumberTraits<Value>::to_double(value));
  } else {
    return to_text(static_cast<double>(value));
  }
}

/// Checks one quantity against its range; flags and words are always in range.
/// @throws std::invalid_argument naming the quantity, its value and the allowed range.
template <class Value>
void require_in_range(const QuantityInfo& info, const Value& value) {
  if constexpr (std::is_same_v<Value, std::optional<double>>) {
    if (value) require_in_range(info, *value);
  } else if constexpr (!std::is_same_v<Value, bool> && !std::is_enum_v<Value> && !has_own_text<Value>) {
    double number = 0;
    if constexpr (NumberTraits<Value>::is_specialized) {
      number = NumberTraits<Value>::to_double(value);
    } else {
      number = static_cast<double>(value);
    }
    if (info.range.contains(number)) return;
    const std::string allowed = ": allowed is " + to_text(info.range);
    throw std::invalid_argument(std::string(info.name) +
                                (info.is_required && std::isnan(number)
                                     ? " has to be given"
                                     : " = " + to_text(number) + " is out of range") +
                                allowed);
  }
}

namespace detail {

template <class Parameters, class = void>
struct HasProblem : std::false_type {};
template <class Parameters>
struct HasProblem<Parameters, std::void_t<decltype(std::declval<const Parameters&>().problem())>>
    : std::true_type {};

}  // namespace detail

/// Whether two sets of quantities are equal in everything that `Quantities::describe` names, compared as
/// users would type it: -0 is not 0.
template <class Quantities>
bool are_equal(const Quantities& a, const Quantities& b) {
  bool are_equal = true;
  int index_in_a = 0;
  Quantities::describe(a, [&](const QuantityInfo&, const auto& of_a) {
    int index_in_b = 0;
    Quantities::describe(b, [&](const QuantityInfo&, const auto& of_b) {
      if (index_in_b++ != index_in_a) return;
      are_equal = are_equal && value_text(of_a) == value_text(of_b);
    });
    ++index_in_a;
  });
  return are_equal;
}

/// Checks every quantity that `Quantities::describe` names against its range. Then it checks all of them
/// together by the member function `problem()`, where there is one, which returns a sentence or "". Every
/// model calls it first, so it also refuses models that were compiled without exact floating point.
/// @returns its argument
/// @throws std::invalid_argument with one sentence; std::runtime_error by require_exact_floating_point()
template <class Quantities>
[[gnu::always_inline]] inline const Quantities& in_range(const Quantities& quantities) {
  require_exact_floating_point();
  Quantities::describe(quantities,
                       [](const QuantityInfo& info, const auto& member) { require_in_range(info, member); });
  if constexpr (detail::HasProblem<Quantities>::value) {
    const std::string problem = quantities.problem();
    if (!problem.empty()) throw std::invalid_argument(problem);
  }
  return quantities;
}

}  // namespace lif
