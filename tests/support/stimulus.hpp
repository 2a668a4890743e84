#pragma once

#include <algorithm>
#include <limits>
#include <random>
#include <type_traits>

#include <lif/models/model.hpp>

namespace lif::tests {

/// Turns a value into an input of the model, in its number type and within the range that it takes.
template <class Model>
InputOf<Model> as_input(const NumbersOf<Model>& numbers, double value) {
  if constexpr (has_input_range<Model>) {
    const Range range = make_model<Model>({}, numbers).input_range();
    value = std::clamp(value, range.lowest, range.highest);
  }
  return numbers.current(value);
}

/// A random input. With the size that usual_input_size() gives, it makes the model spike now and then.
template <class Model>
InputOf<Model> usual_input(const NumbersOf<Model>& numbers, double size, std::mt19937_64& engine) {
  return as_input<Model>(numbers, size * (static_cast<double>(engine() % 2001) / 1000.0 - 0.6));
}

/// The same, except that one input in eight is a special number of either sign: zero, the smallest subnormal,
/// the smallest normal or a large one. In fixed point and integers it is always a large one.
template <class Model>
InputOf<Model> random_input(const NumbersOf<Model>& numbers, double size, std::mt19937_64& engine) {
  using Input = InputOf<Model>;
  const InputOf<Model> usual = usual_input<Model>(numbers, size, engine);
  const auto kind = engine() % 32;
  if (kind >= 4) return usual;
  const bool is_negative = (engine() & 1u) != 0;
  if constexpr (std::is_floating_point_v<Input>) {
    const Input special[] = {0, std::numeric_limits<Input>::denorm_min(), static_cast<Input>(size * 1e6),
                             std::numeric_limits<Input>::min()};
    return is_negative ? -special[kind] : special[kind];
  } else {
    return as_input<Model>(numbers, is_negative ? -100 * size : 100 * size);
  }
}

}  // namespace lif::tests
