#pragma once

#include <array>
#include <type_traits>

#include <lif/models/parameters.hpp>

namespace lif::snntorch {

/// How a spike resets the potential.
enum class ResetMechanism { subtract, zero, none };

/// The words that users type for the values.
constexpr std::array<Word<ResetMechanism>, 3> words(ResetMechanism) {
  return {{{"subtract", ResetMechanism::subtract},
           {"zero", ResetMechanism::zero},
           {"none", ResetMechanism::none}}};
}

/// A factor as it is used in spikes and resets. There such factors are float in the framework, whatever the
/// type of the potential, and so are their products with the threshold and other single numbers.
template <class Number>
constexpr Number times_spike(const Number& factor) {
  if constexpr (std::is_same_v<Number, double>) {
    return static_cast<double>(static_cast<float>(factor));
  } else {
    return factor;
  }
}

/// Applies U - R*threshold or U - R*U to a neuron whose last potential was above the threshold (R = 1).
template <class Potential>
constexpr void apply_reset(ResetMechanism mechanism, Potential& potential, const Potential& threshold) {
  if (mechanism == ResetMechanism::subtract) {
    potential -= times_spike(threshold);
  } else if (mechanism == ResetMechanism::zero) {
    const Potential all = potential;
    potential -= all;
  }
}

/// Applies the reset that `reset_delay = false` adds after the spike: U - D*threshold or U - D*U with D = S -
/// R, where R tells whether the stored potential was above the threshold before the step. With R = 1 and S =
/// 0 it *adds*: a quirk of the framework that has an effect when a subtraction left the potential above the
/// threshold.
template <class Potential>
constexpr void reset_at_once(ResetMechanism mechanism, Potential& potential, const Potential& threshold,
                             bool fired, bool was_above) {
  if (fired == was_above) return;
  if (fired) {
    apply_reset(mechanism, potential, threshold);
  } else if (mechanism == ResetMechanism::subtract) {
    potential += times_spike(threshold);
  } else if (mechanism == ResetMechanism::zero) {
    const Potential all = potential;
    potential += all;
  }
}

/// The share that a decay keeps, clamped to [0, 1] as the framework does at every use.
constexpr double clamped_share(double share) { return share < 0 ? 0 : share > 1 ? 1 : share; }

}  // namespace lif::snntorch
