#pragma once

#include <lif/numbers/number_events.hpp>
#include <lif/numbers/number_traits.hpp>

namespace lif {

/// Counts an exact hit of the threshold if both sides are equal and the number type has events: in this case
/// `>` and `>=` give different results, so that it matters which of them a design means.
template <class T, class U>
constexpr void note_exact_hit(const T& potential, const U& threshold) {
  if constexpr (NumberTraits<T>::has_events) {
    if (potential == threshold) ++number_events().exact_threshold_hits;
  }
}

/// The comparison of the default model, snnTorch, Norse, Lava and NIR: a potential that equals the threshold
/// gives no spike.
template <class T, class U>
constexpr bool strictly_above(const T& potential, const U& threshold) {
  note_exact_hit(potential, threshold);
  return potential > threshold;
}

/// The comparison of SpikingJelly, Sinabs and NEST: a potential that equals the threshold gives a spike.
template <class T, class U>
constexpr bool at_or_above(const T& potential, const U& threshold) {
  note_exact_hit(potential, threshold);
  return potential >= threshold;
}

}  // namespace lif
