#pragma once

#include <cstdint>

namespace lif::testbench {

/// The longest run, in steps.
inline constexpr std::int64_t most_steps = 1'000'000'000'000;

/// The length of the demonstration, and of a stimulus without --steps.
inline constexpr std::int64_t default_steps = 200;

/// The period of the clock, where it cannot be chosen.
inline constexpr std::int64_t default_period_ps = 10'000;

}  // namespace lif::testbench
