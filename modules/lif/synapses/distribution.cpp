#include <lif/synapses/distribution.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include <lif/numbers/text.hpp>
#include <lif/synapses/elementary_functions.hpp>

namespace lif {

namespace {

void require_finite(const char* name, double value) {
  if (std::isfinite(value)) return;
  throw std::invalid_argument(std::string(name) + " = " + to_text(value) + ": allowed is a finite number");
}

void require_spread(double value) {
  if (std::isfinite(value) && value >= 0) return;
  throw std::invalid_argument("std = " + to_text(value) + " is out of range: allowed is 0 or more");
}

}  // namespace

Distribution Distribution::constant(double value) {
  require_finite("value", value);
  return {Kind::constant, value, 0};
}

Distribution Distribution::normal(double mean, double standard_deviation) {
  require_finite("mean", mean);
  require_spread(standard_deviation);
  if (standard_deviation == 0) return constant(mean);
  return {Kind::normal, mean, standard_deviation};
}

Distribution Distribution::lognormal(double mean_of_logarithm, double standard_deviation_of_logarithm) {
  require_finite("mean", mean_of_logarithm);
  require_spread(standard_deviation_of_logarithm);
  constexpr double most = 600;  // e to this power is a number
  if (std::abs(mean_of_logarithm) + 7 * standard_deviation_of_logarithm > most) {
    throw std::invalid_argument("mean = " + to_text(mean_of_logarithm) +
                                " and std = " + to_text(standard_deviation_of_logarithm) +
                                " of a logarithm are out of range: allowed is |mean| + 7*std <= 600");
  }
  if (standard_deviation_of_logarithm == 0) return constant(exponential(mean_of_logarithm));
  return {Kind::lognormal, mean_of_logarithm, standard_deviation_of_logarithm};
}

Distribution Distribution::uniform(double low, double high) {
  require_finite("min", low);
  require_finite("max", high);
  if (!(low <= high)) {
    throw std::invalid_argument("min = " + to_text(low) + " is above max = " + to_text(high));
  }
  if (low == high) return constant(low);
  return {Kind::uniform, low, high};
}

double Distribution::probability(double value) const {
  switch (kind_) {
    case Kind::constant:
      return value < first_ ? 0 : 1;
    case Kind::uniform:
      return std::clamp((value - first_) / (second_ - first_), 0.0, 1.0);
    case Kind::lognormal:
      if (!(value > 0)) return 0;
      return normal_probability(
          std::clamp((natural_logarithm(std::max(value, 1e-300)) - first_) / second_, -37.0, 37.0));
    case Kind::normal:
      break;
  }
  return normal_probability(std::clamp((value - first_) / second_, -37.0, 37.0));
}

double Distribution::quantile(double probability) const {
  switch (kind_) {
    case Kind::constant:
      return first_;
    case Kind::uniform:
      return first_ + (second_ - first_) * probability;
    case Kind::lognormal:
      return exponential(first_ + second_ * normal_quantile(probability));
    case Kind::normal:
      break;
  }
  return first_ + second_ * normal_quantile(probability);
}

Distribution Distribution::within(const Limits& limits) const {
  if (!(limits.low <= limits.high)) {
    throw std::invalid_argument("min = " + to_text(limits.low) + " is above max = " + to_text(limits.high));
  }
  Distribution limited = *this;
  limited.low_ = std::max(low_, limits.low);
  limited.high_ = std::min(high_, limits.high);
  if (is_constant()) {
    if (limits.outside == OutsideLimits::clip) return constant(std::clamp(first_, limits.low, limits.high));
    if (first_ >= limits.low && first_ <= limits.high) return *this;
  } else if (limits.outside == OutsideLimits::clip) {
    return limited;
  } else {
    limited.least_probability_ = std::max(least_probability_, probability(limits.low));
    limited.most_probability_ = std::min(most_probability_, probability(limits.high));
    if (limited.most_probability_ - limited.least_probability_ > 1e-6) return limited;
  }
  constexpr double none = 1e308;
  throw std::invalid_argument(
      "hardly any value lies within" + (limits.low > -none ? " min = " + to_text(limits.low) : "") +
      (limits.low > -none && limits.high < none ? " and" : "") +
      (limits.high < none ? " max = " + to_text(limits.high) : "") + ": redrawing would not end");
}

double Distribution::center() const {
  if (kind_ == Kind::uniform) return first_ + (second_ - first_) / 2;
  return kind_ == Kind::lognormal ? exponential(first_) : first_;
}

double Distribution::lowest() const {
  const std::uint32_t word = 0;
  double value = 0;
  draw(&word, 1, &value);
  return value;
}

double Distribution::highest() const {
  const std::uint32_t word = 0xffffffffU;
  double value = 0;
  draw(&word, 1, &value);
  return value;
}

void Distribution::draw(const std::uint32_t* words, std::size_t size, double* values) const {
  if (is_constant()) {
    std::fill_n(values, size, first_);
    return;
  }
  constexpr double whole = 0x1p-32;
  const double width = (most_probability_ - least_probability_) * whole;
  for (std::size_t i = 0; i < size; ++i) {
    const double value = quantile(least_probability_ + (static_cast<double>(words[i]) + 0.5) * width);
    values[i] = std::min(std::max(value, low_), high_);
  }
}

}  // namespace lif
