#include "analysis/lif_interval.hpp"

#include <algorithm>
#include <cmath>

namespace lif::testbench {

std::optional<std::int64_t> lif_interval(double current, double beta, double threshold, double start) {
  constexpr double longest = 9e15;
  const auto potential = [&](double steps) {
    if (beta == 1) return start + steps * current;
    // 1 - beta^n without cancellation for beta near 1
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
    if (beta == 0 || !(limit > threshold)) return std::nullopt;
    estimate = std::log((limit - threshold) / (limit - start)) / std::log(beta);
  }
  if (!(estimate < longest)) return std::nullopt;
  double steps = std::max(1.0, std::floor(estimate) - 1);  // rounding may have moved it by one
  while (!(potential(steps) > threshold)) {
    ++steps;
    if (steps > estimate + 4) return std::nullopt;  // closer to the limit than double resolves
  }
  return static_cast<std::int64_t>(steps);
}

}  // namespace lif::testbench
