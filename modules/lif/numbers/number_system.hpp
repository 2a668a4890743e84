#pragma once

#include <limits>
#include <stdexcept>
#include <string>
#include <type_traits>

#include <lif/numbers/fixed_point.hpp>
#include <lif/numbers/number_traits.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

namespace detail {

[[noreturn]] inline void refuse_number(const char* name, double value, double lowest, double max) {
  throw std::invalid_argument(std::string(name) + " = " + to_text(value) +
                              " does not fit the neuron's number type: allowed is [" + to_text(lowest) +
                              ", " + to_text(max) + "]");
}

}  // namespace detail

/// Makes numbers of one type out of doubles.
template <class T>
class NumberMaker {
 public:
  /// Under the type's rounding and overflow.
  T operator()(double value) const { return NumberTraits<T>::round(value); }

  /// A parameter, rounded once.
  /// @throws std::invalid_argument naming it, if the type cannot hold it
  T operator()(const char* name, double value) const {
    using Traits = NumberTraits<T>;
    if (!Traits::holds(value)) detail::refuse_number(name, value, Traits::lowest(), Traits::max());
    return Traits::round(value);
  }

  /// What no number of the type is below.
  T least() const {
    if constexpr (std::is_floating_point_v<T>) {
      return -std::numeric_limits<T>::infinity();
    } else {
      return NumberTraits<T>::round(NumberTraits<T>::lowest());
    }
  }
};

/// Makes fixed-point numbers of a format that is chosen at run time.
template <>
class NumberMaker<DynamicFixed> {
 public:
  /// 16.8 with its defaults, unless told otherwise.
  NumberMaker() = default;
  /// Of this format.
  explicit NumberMaker(const FixedFormat& format) : format_(format) {}

  /// Under the format's rounding and overflow.
  DynamicFixed operator()(double value) const { return DynamicFixed(value, format_); }

  /// A parameter, rounded once.
  /// @throws std::invalid_argument naming it, if the format cannot hold it
  DynamicFixed operator()(const char* name, double value) const {
    using Traits = NumberTraits<DynamicFixed>;
    if (!Traits::holds(value, format_)) {
      detail::refuse_number(name, value, Traits::lowest(format_), Traits::max(format_));
    }
    return Traits::round(value, format_);
  }

  /// What no number of the format is below.
  DynamicFixed least() const { return DynamicFixed(NumberTraits<DynamicFixed>::lowest(format_), format_); }

 private:
  DynamicFormat format_;
};

/// Names a number type for each kind of quantity, to be used in place of one type for all:
/// `LIFNeuron<NumberTypes<Fixed<16, 8>, Fixed<8, 4>, UFixed<8, 8>>>`.
/// @tparam P  potentials, thresholds, reset values
/// @tparam I  currents: the input and the synaptic currents
/// @tparam K  coefficients: what the others are multiplied with or divided by
template <class P, class I = P, class K = P>
struct NumberTypes {};

/// The number types of a neuron, and the makers of their values: what a model takes beside its
/// parameters. For types that the compiler knows it is empty; for DynamicFixed it holds the formats.
template <class T>
struct NumberSystem {
  using Potential = T;    ///< of potentials, thresholds, reset values
  using Current = T;      ///< of the input and the synaptic currents
  using Coefficient = T;  ///< of what the others are multiplied with or divided by

  NumberMaker<T> potential;    ///< makes them
  NumberMaker<T> current;      ///< makes them
  NumberMaker<T> coefficient;  ///< makes them
};

template <class P, class I, class K>
struct NumberSystem<NumberTypes<P, I, K>> {
  using Potential = P;    ///< of potentials, thresholds, reset values
  using Current = I;      ///< of the input and the synaptic currents
  using Coefficient = K;  ///< of what the others are multiplied with or divided by

  NumberMaker<P> potential;    ///< makes them
  NumberMaker<I> current;      ///< makes them
  NumberMaker<K> coefficient;  ///< makes them
};

/// Whether a NumberSystem holds formats that are chosen at run time: two of one type may differ then.
template <class Numbers>
inline constexpr bool has_formats =
    !std::is_empty_v<decltype(Numbers::potential)> || !std::is_empty_v<decltype(Numbers::current)> ||
    !std::is_empty_v<decltype(Numbers::coefficient)>;

/// The type in which a coefficient such as dt*tau_inv is computed before it is rounded: the
/// neuron's own where that is a floating-point type, as the frameworks do, and double elsewhere.
template <class T>
using RealOf = std::conditional_t<std::is_floating_point_v<T>, T, double>;

}  // namespace lif
