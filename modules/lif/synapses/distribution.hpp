#pragma once

#include <cstddef>
#include <cstdint>

namespace lif {

/// What happens to a drawn value outside its limits.
enum class OutsideLimits {
  redraw,  ///< another one is drawn, until one lies within
  clip     ///< the nearer limit takes its place
};

/// The limits of a drawn value.
struct Limits {
  double low;                                     ///< least value
  double high;                                    ///< greatest value
  OutsideLimits outside = OutsideLimits::redraw;  ///< what happens beyond
};

/// A constant, or the distribution of a random number. A value is the distribution's quantile for a uniform
/// random number of 32 bits, so that it is the same wherever it is drawn; a normal variable therefore lies
/// within 6.3 standard deviations. Redrawing is done by drawing only from within the limits, which has the
/// same distribution.
class Distribution {
 public:
  /// Always this value. @throws std::invalid_argument if it is not finite
  static Distribution constant(double value);
  /// Normal. @throws std::invalid_argument naming the parameter, its value and the allowed range
  static Distribution normal(double mean, double standard_deviation);
  /// e to the power of a normal variable: lognormal with NEST's parameters.
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  static Distribution lognormal(double mean_of_logarithm, double standard_deviation_of_logarithm);
  /// Uniform from `low` to `high`. @throws std::invalid_argument naming the parameter and the allowed range
  static Distribution uniform(double low, double high);

  /// The same distribution within limits. @throws std::invalid_argument if it has no value within them
  Distribution within(const Limits& limits) const;

  /// Whether all values are the same.
  bool is_constant() const { return kind_ == Kind::constant; }
  /// The constant value, or the mean of a distribution without limits; of a lognormal one, its median.
  double center() const;
  /// A value that none lies below.
  double lowest() const;
  /// A value that none lies above.
  double highest() const;

  /// The values for some uniform random numbers.
  void draw(const std::uint32_t* words, std::size_t size, double* values) const;

 private:
  enum class Kind { constant, normal, lognormal, uniform };

  Distribution(Kind kind, double first, double second) : kind_(kind), first_(first), second_(second) {}
  double probability(double value) const;
  double quantile(double probability) const;

  Kind kind_;
  double first_;   // value, mean or low
  double second_;  // standard deviation or high
  // Values are quantiles of probabilities between these two, and lie between those limits.
  double least_probability_ = 0;
  double most_probability_ = 1;
  double low_ = -1.7976931348623157e308;
  double high_ = 1.7976931348623157e308;
};

}  // namespace lif
