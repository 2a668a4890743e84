#include "analysis/lif_closed_form.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lif::testbench {

std::optional<std::int64_t> LifClosedForm::first_step(double current) const {
  const auto steps = steps_to_spike(current, initial_potential);
  return steps ? std::optional(*steps - 1) : std::nullopt;
}

std::optional<std::int64_t> LifClosedForm::interval(double current) const {
  const auto steps = steps_to_spike(current, reset_potential);
  return steps ? std::optional(*steps + refractory_steps) : std::nullopt;
}

double LifClosedForm::rate(double current) const {
  const auto steps = interval(current);
  return steps ? 1.0 / static_cast<double>(*steps) : 0.0;
}

std::optional<std::int64_t> LifClosedForm::steps_to_spike(double current, double start) const {
  constexpr double longest = 9e15;
  const auto potential = [&](double steps) {
    if (beta == 1) return start + steps * current;
    // 1 - beta^n, without cancellation where beta is near 1
    const double decayed = beta == 0 ? 1.0 : -std::expm1(steps * std::log(beta));
    return (1 - decayed) * start + current * decayed / (1 - beta);
  };
  if (potential(1) > threshold) return 1;

  double estimate = 0;
  if (beta == 1) {
    if (!(current > 0)) return std::nullopt;
    estimate = (threshold - start) / current;
  } else {
    const double limit = current / (1 - beta);
    const double rounding = 8 * std::numeric_limits<double>::epsilon() * std::abs(threshold);
    if (beta == 0 || !(limit - threshold > rounding)) return std::nullopt;
    estimate = std::log((limit - threshold) / (limit - start)) / std::log(beta);
  }
  if (!(estimate < longest)) return std::nullopt;
  double steps = std::max(1.0, std::floor(estimate) - 1);  // rounding may have moved the estimate by one
  while (!(potential(steps) > threshold)) {
    ++steps;
    if (steps > estimate + 4) return std::nullopt;  // nearer to the limit than a double can show
  }
  return static_cast<std::int64_t>(steps);
}

}  // namespace lif::testbench
