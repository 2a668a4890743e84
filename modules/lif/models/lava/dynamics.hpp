#pragma once

#include <cstdint>

#include <lif/models/lava/loihi_arithmetic.hpp>
#include <lif/models/model.hpp>
#include <lif/models/states.hpp>

namespace lif::lava {

/// The parameters that all of Lava's neurons share, with the names and defaults of the framework. This
/// template, with real numbers, is for the floating-point models.
template <class T>
struct DynamicsParameters {
  double du = 0.0;         ///< share of the current lost per step
  double dv = 0.0;         ///< share of the potential lost per step
  double bias_mant = 0.0;  ///< added to the potential in every step

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"du", "share of the synaptic current lost per step", {0, 1}}, self.du);
    visit(QuantityInfo{"dv", "share of the potential lost per step", {0, 1}}, self.dv);
    visit(QuantityInfo{"bias_mant", "added to the potential in every step"}, self.bias_mant);
  }
};

/// The parameters that all of Lava's neurons share, as integers for the bit-accurate models.
template <>
struct DynamicsParameters<std::int32_t> {
  std::int32_t du = 0;         ///< decay of the current, in units of 1/4096; one unit is added to it
  std::int32_t dv = 0;         ///< decay of the potential, in units of 1/4096
  std::int32_t bias_mant = 0;  ///< mantissa of the bias
  std::int32_t bias_exp = 0;   ///< exponent of the bias

  /// Calls `visit(QuantityInfo, member)` for each parameter, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"du", "decay of the synaptic current, in 1/4096 (du + 1 is lost)", loihi::decay_range},
          self.du);
    visit(QuantityInfo{"dv", "decay of the potential, in 1/4096", loihi::decay_range}, self.dv);
    visit(QuantityInfo{"bias_mant", "mantissa of the bias, added in every step", loihi::bias_mantissa_range},
          self.bias_mant);
    visit(
        QuantityInfo{"bias_exp", "exponent of the bias; negative: shifted right", loihi::bias_exponent_range},
        self.bias_exp);
  }
};

/// The part of the rule, up to the threshold, that all of Lava's neurons share (AbstractPyLifModelFloat):
///
///     u <- u*(1 - du) + I
///     v <- (v*(1 - dv) + u) + bias_mant
///
/// 1 - du and 1 - dv are computed in double and rounded once.
template <class T>
class Dynamics {
 public:
  using Numbers = NumberSystem<T>;             ///< number types of its quantities
  using Number = typename Numbers::Potential;  ///< type of the potential
  using Input = typename Numbers::Current;     ///< type of the input current

  /// @throws std::invalid_argument naming the quantity that does not fit the number type
  Dynamics(const DynamicsParameters<T>& parameters, const Numbers& numbers)
      : current_kept_(numbers.coefficient("1 - du", 1 - parameters.du)),
        potential_kept_(numbers.coefficient("1 - dv", 1 - parameters.dv)),
        bias_(numbers.current("bias_mant", parameters.bias_mant)) {}

  /// Computes the first line of the rule.
  void advance_current(Input& current, const Input& input) const {
    current *= current_kept_;
    current += input;
  }

  /// Computes the second line of the rule.
  void advance_potential(Number& potential, const Input& current) const {
    potential *= potential_kept_;
    potential += current;
    potential += bias_;
  }

  /// Computes the second line with the sum grouped as in LIFRefractory: v*(1 - dv) + (u + bias_mant).
  void advance_potential_by_sum(Number& potential, const Input& current) const {
    Input drive = current;
    drive += bias_;
    potential *= potential_kept_;
    potential += drive;
  }

  /// The threshold in the number type of the potential.
  static Number scaled_threshold(const char* name, double threshold, const Numbers& numbers) {
    return numbers.potential(name, threshold);
  }

 private:
  typename Numbers::Coefficient current_kept_;
  typename Numbers::Coefficient potential_kept_;
  Input bias_;
};

/// The same part of the rule with the same bits as on Loihi (AbstractPyLifModelFixed):
///
///     u <- decayed(u, du + 1) + (I << 6)       wraps once in 24 bits
///     v <- decayed(v, dv) + u + bias           saturates at +-(2^23 - 1)
///
/// decayed(x, d) = sign(x) * ((|x|*(4096 - d)) >> 12); bias = bias_mant * 2^bias_exp, rounded down.
template <>
class Dynamics<std::int32_t> {
 public:
  using Numbers = NumberSystem<std::int32_t>;  ///< number types of its quantities
  using Number = std::int32_t;                 ///< type of the potential: a 24-bit integer
  using Input = std::int32_t;                  ///< type of the input current: a 16-bit integer

  /// Takes parameters within the ranges that DynamicsParameters describes; these are not checked again.
  Dynamics(const DynamicsParameters<std::int32_t>& parameters, const Numbers&)
      : current_decay_(parameters.du + 1),
        potential_decay_(parameters.dv),
        bias_(loihi::bias(parameters.bias_mant, parameters.bias_exp)) {}

  /// Computes the first line of the rule.
  void advance_current(Input& current, const Input& input) const {
    current =
        loihi::wrapped_current(loihi::decayed(current, current_decay_) + input * (1 << loihi::input_shift));
  }

  /// Computes the second line of the rule.
  void advance_potential(Number& potential, const Input& current) const {
    potential = loihi::saturated_potential(loihi::decayed(potential, potential_decay_) + current + bias_);
  }

  /// The threshold shifted left by 6 bits, as it is compared with the potential.
  static Number scaled_threshold(const char*, std::int32_t threshold, const Numbers&) {
    return threshold * (1 << loihi::input_shift);
  }

 private:
  std::int32_t current_decay_;
  std::int32_t potential_decay_;
  std::int32_t bias_;
};

/// The type in which a threshold is given, and its range.
template <class T>
struct ThresholdParameter {
  using Type = double;                    ///< a real number
  static constexpr Range range{};         ///< any finite number
  static constexpr Range signed_range{};  ///< any finite number
};

/// The type of a threshold and its ranges in the bit-accurate models.
template <>
struct ThresholdParameter<std::int32_t> {
  using Type = std::int32_t;                              ///< shifted left by 6 bits before it is compared
  static constexpr Range range = loihi::threshold_range;  ///< range of LIF's threshold
  static constexpr Range signed_range{-131072, 131071};   ///< range for TernaryLIF, to fit 24 bits
};

/// The range of inputs that a model accepts.
template <class T>
constexpr Range accepted_inputs() {
  return std::is_same_v<T, std::int32_t> ? loihi::input_range : Range{};
}

}  // namespace lif::lava
