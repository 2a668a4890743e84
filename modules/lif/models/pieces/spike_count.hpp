#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <lif/numbers/fixed_point.hpp>

namespace lif {

/// How often `threshold`, which is above 0, goes into `potential`, which is not below 0: spikes in one step.
template <class Real, std::enable_if_t<std::is_floating_point_v<Real>, int> = 0>
std::int32_t times_contained(Real potential, Real threshold) {
  constexpr auto most = std::numeric_limits<std::int32_t>::max();
  const Real count = std::trunc(potential / threshold);
  return count < static_cast<Real>(most) ? static_cast<std::int32_t>(count) : most;
}

/// The same in fixed point, both of one format.
template <class Format>
std::int32_t times_contained(const FixedPoint<Format>& potential, const FixedPoint<Format>& threshold) {
  constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
  const std::int64_t count = static_cast<std::int64_t>(potential.raw()) / threshold.raw();
  return static_cast<std::int32_t>(count < most ? count : most);
}

/// V - S*threshold, product and difference rounded once each.
template <class Real, std::enable_if_t<std::is_floating_point_v<Real>, int> = 0>
void subtract_multiple(Real& potential, Real threshold, std::int32_t spikes) {
  potential -= static_cast<Real>(spikes) * threshold;
}

/// The same in fixed point, where S*threshold fits, as it is no larger than V.
template <class Format>
void subtract_multiple(FixedPoint<Format>& potential, FixedPoint<Format> threshold, std::int32_t spikes) {
  potential -= FixedPoint<Format>::from_raw(static_cast<std::int64_t>(threshold.raw()) * spikes, threshold);
}

}  // namespace lif
