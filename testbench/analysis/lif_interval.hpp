#pragma once

#include <cstdint>
#include <optional>

namespace lif::testbench {

/// The number of steps of constant current after which the `lif` model spikes, from its closed form.
///
/// Without a spike the potential after n steps is V(n) = beta^n * V0 + I * (1 - beta^n) / (1 - beta)
/// (n*I for beta = 1). It moves in one direction, so the first n with V(n) > threshold is the answer,
/// or there is none: never for V0 = 0 and I <= threshold * (1 - beta).
/// @param beta   0 to 1
/// @param start  V0, the potential before the first step
std::optional<std::int64_t> lif_interval(double current, double beta, double threshold, double start);

}  // namespace lif::testbench
