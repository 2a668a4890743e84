#pragma once

#include <cmath>

#include <lif/numbers/number_system.hpp>

namespace lif {

/// Share of a quantity that an exponential decay keeps in one step, exp(-dt/tau): computed in double,
/// to be rounded once. Its last bit is the C library's.
/// @param dt_per_tau  the step in units of the time constant, 0 or more
inline double kept_after(double dt_per_tau) { return std::exp(-dt_per_tau); }

}  // namespace lif
