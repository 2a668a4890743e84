#pragma once

#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

#include <lif/numbers/fixed_point.hpp>
#include <lif/numbers/number_traits.hpp>
#include <lif/numbers/stored_values.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

namespace detail {

[[noreturn]] inline void refuse_number(const char* name, double value, double lowest, double max) {
  throw std::invalid_argument(std::string(name) + " = " + to_text(value) +
                              " does not fit the neuron's number type: allowed is [" + to_text(lowest) +
                              ", " + to_text(max) + "]");
}

}  // namespace detail

/// Makes numbers of one type from doubles.
template <class T>
class NumberMaker {
 public:
  /// Rounds a value under the type's rounding and overflow.
  T operator()(double value) const { return NumberTraits<T>::round(value); }

  /// Rounds a parameter once.
  /// @throws std::invalid_argument naming the parameter, if the type cannot hold it
  T operator()(const char* name, double value) const {
    using Traits = NumberTraits<T>;
    if (!Traits::holds(value)) detail::refuse_number(name, value, Traits::lowest(), Traits::max());
    const T stored = Traits::round(value);
    StoredValues::note(name, value, Traits::to_double(stored));
    return stored;
  }

  /// The highest number of the type; infinity for a floating-point type.
  double highest() const {
    if constexpr (std::is_floating_point_v<T>) {
      return std::numeric_limits<double>::infinity();
    } else {
      return NumberTraits<T>::max();
    }
  }

  /// The lowest number of the type; no number of the type is below it.
  T least() const {
    if constexpr (std::is_floating_point_v<T>) {
      return -std::numeric_limits<T>::infinity();
    } else {
      return NumberTraits<T>::round(NumberTraits<T>::lowest());
    }
  }
};

/// Makes fixed-point numbers in a format that is chosen at run time.
template <>
class NumberMaker<DynamicFixed> {
 public:
  /// Uses the format 16.8 with default rounding and overflow.
  NumberMaker() = default;
  /// Uses the given format.
  explicit NumberMaker(const FixedFormat& format) : format_(format) {}

  /// Rounds a value under the format's rounding and overflow.
  DynamicFixed operator()(double value) const { return DynamicFixed(value, format_); }

  /// Rounds a parameter once.
  /// @throws std::invalid_argument naming the parameter, if the format cannot hold it
  DynamicFixed operator()(const char* name, double value) const {
    using Traits = NumberTraits<DynamicFixed>;
    if (!Traits::holds(value, format_)) {
      detail::refuse_number(name, value, Traits::lowest(format_), Traits::max(format_));
    }
    const DynamicFixed stored = Traits::round(value, format_);
    StoredValues::note(name, value, Traits::to_double(stored));
    return stored;
  }

  /// The highest number of the format.
  double highest() const { return NumberTraits<DynamicFixed>::max(format_); }

  /// The lowest number of the format; no number of the format is below it.
  DynamicFixed least() const { return DynamicFixed(NumberTraits<DynamicFixed>::lowest(format_), format_); }

 private:
  DynamicFormat format_;
};

/// Names a number type for each kind of quantity, and is used in place of one type for all:
/// `LIFNeuron<NumberTypes<Fixed<16, 8>, Fixed<8, 4>, UFixed<8, 8>>>`.
/// @tparam P  type of potentials, thresholds and reset values
/// @tparam I  type of currents: the input and the synaptic currents
/// @tparam K  type of coefficients, by which the other quantities are multiplied or divided
template <class P, class I = P, class K = P>
struct NumberTypes {};

/// The number types of a neuron, with objects that make their values; a model takes it in addition to its
/// parameters. For types known at compile time it is empty; for DynamicFixed it holds the formats.
template <class T>
struct NumberSystem {
  using Potential = T;    ///< type of potentials, thresholds, reset values
  using Current = T;      ///< type of the input and the synaptic currents
  using Coefficient = T;  ///< type of factors and divisors of the others

  NumberMaker<T> potential;    ///< makes potentials
  NumberMaker<T> current;      ///< makes currents
  NumberMaker<T> coefficient;  ///< makes coefficients
};

/// The number types of a neuron that has one for each kind of quantity.
template <class P, class I, class K>
struct NumberSystem<NumberTypes<P, I, K>> {
  using Potential = P;    ///< type of potentials, thresholds, reset values
  using Current = I;      ///< type of the input and the synaptic currents
  using Coefficient = K;  ///< type of factors and divisors of the others

  NumberMaker<P> potential;    ///< makes potentials
  NumberMaker<I> current;      ///< makes currents
  NumberMaker<K> coefficient;  ///< makes coefficients
};

/// Whether a NumberSystem holds formats chosen at run time; two objects of the same type may then differ.
template <class Numbers>
inline constexpr bool has_formats =
    !std::is_empty_v<decltype(Numbers::potential)> || !std::is_empty_v<decltype(Numbers::current)> ||
    !std::is_empty_v<decltype(Numbers::coefficient)>;

/// The type in which a coefficient such as dt*tau_inv is computed before it is rounded: the neuron's own type
/// where that is a floating-point type, as in the frameworks, otherwise double.
template <class T>
using RealOf = std::conditional_t<std::is_floating_point_v<T>, T, double>;

}  // namespace lif
