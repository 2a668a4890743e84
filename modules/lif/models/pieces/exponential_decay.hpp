#pragma once

#include <cmath>

#include <lif/numbers/number_system.hpp>

namespace lif {

/// The share of a quantity that an exponential decay keeps in one step, exp(-dt/tau). It is computed in
/// double, to be rounded once by the caller. Its last bit depends on the C library.
/// @param dt_per_tau  length of the step in units of the time constant, 0 or more
inline double kept_after(double dt_per_tau) { return std::exp(-dt_per_tau); }

}  // namespace lif
