#pragma once

#include <charconv>
#include <limits>
#include <stdexcept>
#include <string>

#include <lif/numbers/number_traits.hpp>

namespace lif {

/// The values a parameter may take: finite numbers from `lowest` to `highest`, both included.
struct Range {
  double lowest = std::numeric_limits<double>::lowest();  ///< allowed itself
  double highest = std::numeric_limits<double>::max();    ///< allowed itself

  /// False for NaN and infinity, whatever the bounds.
  constexpr bool contains(double value) const { return value >= lowest && value <= highest; }
};

/// What a reader, a help text and an error message say of one parameter or state variable.
struct QuantityInfo {
  const char* name;     ///< as users type it
  const char* meaning;  ///< one line, no full stop
  Range range{};        ///< any finite number, where not given
};

/// Shortest decimal text that reads back as the same double.
inline std::string to_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

/// The range in words: `[0, 1]`, `0 or more`, `any finite number`.
inline std::string to_text(const Range& range) {
  const Range everything;
  const bool below = range.lowest > everything.lowest;
  const bool above = range.highest < everything.highest;
  if (below && above) return "[" + to_text(range.lowest) + ", " + to_text(range.highest) + "]";
  if (below) return to_text(range.lowest) + " or more";
  if (above) return to_text(range.highest) + " or less";
  return "any finite number";
}

/// Checks every quantity that `Quantities::describe` names against its range.
/// @throws std::invalid_argument naming the quantity, its value and the allowed range.
template <class Quantities>
void require_in_range(const Quantities& quantities) {
  Quantities::describe(quantities, [](const QuantityInfo& info, const auto& member) {
    using Traits = NumberTraits<std::decay_t<decltype(member)>>;
    double value = 0;
    if constexpr (Traits::is_specialized) {
      value = Traits::to_double(member);
    } else {
      value = static_cast<double>(member);
    }
    if (!info.range.contains(value)) {
      throw std::invalid_argument(std::string(info.name) + " = " + to_text(value) +
                                  " is out of range: allowed is " + to_text(info.range));
    }
  });
}

/// Rounds a parameter to the number type of the neuron, once.
/// @throws std::invalid_argument if the type cannot hold it.
template <class T>
T rounded_parameter(const char* name, double value) {
  using Traits = NumberTraits<T>;
  if (!Traits::holds(value)) {
    throw std::invalid_argument(std::string(name) + " = " + to_text(value) +
                                " does not fit the neuron's number type: allowed is [" +
                                to_text(Traits::lowest()) + ", " + to_text(Traits::max()) + "]");
  }
  return Traits::round(value);
}

}  // namespace lif
