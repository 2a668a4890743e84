#pragma once

#include <cstdint>

namespace lif::testbench {

/// The largest number of steps of a run.
inline constexpr std::int64_t most_steps = 1'000'000'000'000;

/// The number of steps of a run on a stimulus if --steps is not given.
inline constexpr std::int64_t default_steps = 200;

/// The clock period of commands that have no option for it.
inline constexpr std::int64_t default_period_ps = 10'000;

}  // namespace lif::testbench
