#pragma once

#include <string>
#include <type_traits>

#include <lif/models/model.hpp>

#include "support/bits.hpp"

namespace lif::tests {

/// Whether two values are the same. Floating-point numbers have to agree in every bit.
template <class Value>
bool are_same(const Value& a, const Value& b) {
  if constexpr (std::is_floating_point_v<Value>) {
    return bits(a) == bits(b);
  } else {
    return a == b;
  }
}

/// Returns "" if all variables that the states describe are the same, otherwise the first that differs.
template <class State>
std::string difference(const State& state, const State& expected) {
  std::string found;
  int index = 0;
  State::describe(state, [&](const QuantityInfo& info, const auto& value) {
    int index_of_other = 0;
    State::describe(expected, [&](const QuantityInfo&, const auto& other) {
      if (index_of_other++ != index || !found.empty()) return;
      if constexpr (std::is_same_v<decltype(value), decltype(other)>) {
        if (are_same(value, other)) return;
        found = std::string(info.name) + " is " + value_text(value) + ", expected " + value_text(other);
      }
    });
    ++index;
  });
  return found;
}

}  // namespace lif::tests
