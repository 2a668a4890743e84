#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <lif/synapses/connectors.hpp>
#include <lif/synapses/rule_context.hpp>
#include <lif/synapses/threefry.hpp>

namespace lif {

/// Draws numbers from a range for one place, with or without repetition.
class Picker {
 public:
  /// @param key         of these draws
  /// @param most        the largest range
  /// @param repetition  whether a number may be drawn twice for a place
  Picker(const Threefry<>::Words& key, std::size_t most, Multapses repetition)
      : key_(key), is_taken_(repetition == Multapses::forbidden ? most : 0) {}

  /// Calls `take(number, index)` for `count` numbers below `range`; `is_allowed(number)` says which may be
  // drawn.
  template <class IsAllowed, class PickedTake>
  void pick(std::uint64_t place, std::uint64_t part, std::size_t range, std::uint64_t count,
            const IsAllowed& is_allowed, const PickedTake& take) {
    std::uint64_t picked = 0;
    for (std::uint64_t number = 0; picked < count; ++number) {
      for (const std::uint32_t word : Threefry<>::draw(random_counter(place, part << 40U | number), key_)) {
        if (picked == count) break;
        const std::size_t candidate = scaled(word, range);
        if (!is_allowed(candidate) || (!is_taken_.empty() && is_taken_[candidate])) continue;
        if (!is_taken_.empty()) {
          is_taken_[candidate] = true;
          taken_.push_back(candidate);
        }
        take(candidate, picked++);
      }
    }
    for (const std::size_t one : taken_) is_taken_[one] = false;
    taken_.clear();
  }

 private:
  Threefry<>::Words key_;
  std::vector<bool> is_taken_;
  std::vector<std::size_t> taken_;
};

}  // namespace lif
