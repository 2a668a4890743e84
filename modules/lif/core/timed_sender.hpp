#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/timed_core.hpp>

namespace lif::core {

/// Sends events to a timed core as lif::aer::FourPhaseSender sends them to a clocked one, with the same
/// stamps.
class TimedSender {
 public:
  /// When an event was offered and taken.
  struct Sent {
    Cycle request = 0;                 ///< first cycle of the request
    std::optional<Cycle> acknowledge;  ///< first cycle of the acknowledge; nothing if that did not come
  };

  /// @param core      has to outlive the sender
  /// @param first     cycle of the first request
  /// @param patience  cycles that it waits for the core to become quiet, or for an acknowledge
  TimedSender(TimedCore& core, const aer::SenderTiming& timing, Cycle first, Cycle patience = 1'000'000'000);

  /// Is told a word and the cycle in which its request rises, before that is served.
  using Requested = std::function<void(std::uint64_t word, Cycle cycle)>;

  /// Sends a word. @returns its stamps, which are final, and so is what happened before the acknowledge;
  /// nothing if the core does not become quiet before it. After a word without acknowledge,
  /// no other may be sent.
  std::optional<Sent> send(const aer::Offer& offer, const Requested& requested = nullptr);
  /// Lets the core work until the next word could be sent. @returns whether it became quiet
  bool settle();
  /// Lets the core work after the last word, at least up to a cycle. @returns whether it became quiet
  bool finish(Cycle until);
  /// The last cycle in which it waits for the core to become quiet.
  Cycle deadline() const { return std::max(next_, until_) + patience_; }

 private:
  TimedCore& core_;
  aer::SenderTiming timing_;
  Cycle next_;  // cycle of the next request, as far as no quiet is waited for
  Cycle patience_;
  Cycle until_ = 0;  // up to which the core works in any case
  bool has_sent_ = false;
};

}  // namespace lif::core
