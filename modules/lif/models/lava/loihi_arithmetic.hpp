#pragma once

#include <cstdint>

#include <lif/models/parameters.hpp>
#include <lif/numbers/number_events.hpp>

/// The integer arithmetic of Loihi's neuron as lava-nc's bit-accurate models compute it (git b6822fb):
/// synaptic current u and potential v of 24 bits, decays of 12 bits.
namespace lif::lava::loihi {

inline constexpr int decay_bits = 12;                     ///< decays are in units of 1/4096
inline constexpr int input_shift = 6;                     ///< shift of the input and of thresholds
inline constexpr std::int32_t state_limit = 1 << 23;      ///< limit of the magnitudes of u and v
inline constexpr Range decay_range{0, 4095};              ///< unsigned 12 bits
inline constexpr Range input_range{-32768, 32767};        ///< signed 16 bits
inline constexpr Range threshold_range{0, 131071};        ///< unsigned 17 bits
inline constexpr Range bias_mantissa_range{-4096, 4095};  ///< signed 13 bits
inline constexpr Range bias_exponent_range{-7, 7};        ///< a negative exponent shifts to the right

/// sign(x) * ((|x| * (4096 - decay)) >> 12), which rounds towards zero.
constexpr std::int32_t decayed(std::int32_t value, std::int32_t decay) {
  const std::int64_t kept = (std::int64_t{1} << decay_bits) - decay;
  return static_cast<std::int32_t>(value * kept / (std::int64_t{1} << decay_bits));
}

/// The current wrapped once into 24 bits, where 2^23 itself stays unchanged.
inline std::int32_t wrapped_current(std::int32_t current) {
  if (current > state_limit) {
    ++number_events().wraps;
    return current - 2 * state_limit;
  }
  if (current <= -state_limit) {
    ++number_events().wraps;
    return current + 2 * state_limit;
  }
  return current;
}

/// The potential saturated symmetrically, at +-(2^23 - 1).
inline std::int32_t saturated_potential(std::int32_t potential) {
  if (potential > state_limit - 1) {
    ++number_events().saturations;
    return state_limit - 1;
  }
  if (potential < 1 - state_limit) {
    ++number_events().saturations;
    return 1 - state_limit;
  }
  return potential;
}

/// mantissa * 2^exponent, rounded down where the exponent is negative.
constexpr std::int32_t bias(std::int32_t mantissa, std::int32_t exponent) {
  return exponent >= 0 ? mantissa * (1 << exponent) : mantissa >> -exponent;
}

}  // namespace lif::lava::loihi
