#pragma once

#include <lif/numbers/number_events.hpp>
#include <lif/numbers/number_traits.hpp>

namespace lif {

/// Counts that both sides are equal, where the number type has events: on the threshold `>` and
/// `>=` part, and which of them a design means is then no detail.
template <class T, class U>
constexpr void note_exact_hit(const T& potential, const U& threshold) {
  if constexpr (NumberTraits<T>::has_events) {
    if (potential == threshold) ++number_events().exact_threshold_hits;
  }
}

/// The comparison of the default model, snnTorch, Norse, Lava, NIR: a potential on the threshold stays
/// silent.
template <class T, class U>
constexpr bool strictly_above(const T& potential, const U& threshold) {
  note_exact_hit(potential, threshold);
  return potential > threshold;
}

/// The comparison of SpikingJelly, Sinabs, NEST: a potential on the threshold spikes.
template <class T, class U>
constexpr bool at_or_above(const T& potential, const U& threshold) {
  note_exact_hit(potential, threshold);
  return potential >= threshold;
}

}  // namespace lif
