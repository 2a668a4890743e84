#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <lif/numbers/fixed_point.hpp>

namespace lif {

/// How many times `threshold` (above 0) is contained in `potential` (0 or above): the spikes in one step.
template <class Real, std::enable_if_t<std::is_floating_point_v<Real>, int> = 0>
std::int32_t times_contained(Real potential, Real threshold) {
  constexpr auto most = std::numeric_limits<std::int32_t>::max();
  const Real count = std::trunc(potential / threshold);
  return count < static_cast<Real>(most) ? static_cast<std::int32_t>(count) : most;
}

/// How many times `threshold` (above 0) is contained in `potential` (0 or above), in one fixed-point format.
template <class Format>
std::int32_t times_contained(const FixedPoint<Format>& potential, const FixedPoint<Format>& threshold) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  const std::int64_t count = static_cast<std::int64_t>(potential.raw()) / threshold.raw();
  return static_cast<std::int32_t>(count < most ? count : most);
}

/// Computes V - S*threshold; the product and the difference are rounded once each.
template <class Real, std::enable_if_t<std::is_floating_point_v<Real>, int> = 0>
void subtract_multiple(Real& potential, Real threshold, std::int32_t spikes) {
  potential -= static_cast<Real>(spikes) * threshold;
}

/// Computes V - S*threshold in fixed point; S*threshold always fits, because it is not larger than V.
template <class Format>
void subtract_multiple(FixedPoint<Format>& potential, FixedPoint<Format> threshold, std::int32_t spikes) {
  potential -= FixedPoint<Format>::from_raw(static_cast<std::int64_t>(threshold.raw()) * spikes, threshold);
}

}  // namespace lif
