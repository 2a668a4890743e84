#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace lif::aer {

/// How an arbiter chooses among several that ask.
enum class ArbiterPolicy {
  fixed,       ///< the one of the lowest number
  round_robin  ///< the next one after the one that was chosen last, in a circle; at first the lowest
};

/// Chooses one of several that ask for the same thing, such as links that want to send over one.
class Arbiter {
 public:
  /// Nobody has been chosen yet.
  explicit Arbiter(ArbiterPolicy policy) : policy_(policy) {}

  /// Chooses one that asks.
  /// @param asks  for each of them, whether it asks; always of the same size
  /// @returns its number; nothing if none does
  std::optional<std::size_t> grant(const std::vector<bool>& asks) {
    const std::size_t first = policy_ == ArbiterPolicy::fixed ? 0 : next_;
    for (std::size_t i = 0; i < asks.size(); ++i) {
      const std::size_t one = (first + i) % asks.size();
      if (!asks[one]) continue;
      next_ = one + 1;
      return one;
    }
    return std::nullopt;
  }

 private:
  ArbiterPolicy policy_;
  std::size_t next_ = 0;
};

}  // namespace lif::aer
