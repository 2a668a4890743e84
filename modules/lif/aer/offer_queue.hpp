#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include <lif/aer/event_fifo.hpp>
#include <lif/aer/sender_timing.hpp>

namespace lif::aer {

/// Gives the next word, or nothing: it is asked once for each word, when the last handshake is over.
using OfferSource = std::function<std::optional<Offer>()>;

/// What a sender offers next, and from which cycle on. Every sender has one, which its process tells of each
/// edge.
class OfferQueue {
 public:
  /// Words of a source; where it gives nothing, that is the end.
  /// @param first  cycle of the first offer, as the number of edges before it
  OfferQueue(OfferSource source, const SenderTiming& timing, std::uint64_t first)
      : source_(std::move(source)), timing_(timing), first_(first) {}
  /// Words of a FIFO, for ever.
  OfferQueue(EventFifo& fifo, const SenderTiming& timing)
      : source_([&fifo] { return fifo.get(); }), timing_(timing), is_endless_(true) {}

  const SenderTiming& timing() const { return timing_; }  ///< of the sender
  bool is_over() const { return is_over_; }               ///< whether there is no further word

  /// An edge has passed.
  void count() { ++cycle_; }
  /// A handshake is over: quiet is counted from here on.
  void restart() { quiet_cycles_ = 0; }
  /// The word that is offered at this edge, if there is one, and it may be.
  /// @param is_quiet  whether the receiver has nothing to do
  std::optional<std::uint64_t> take(bool is_quiet) {
    if (!may_offer(is_quiet)) return std::nullopt;
    has_sent_ = true;
    return std::exchange(next_, std::nullopt)->word;
  }

 private:
  bool may_offer(bool is_quiet) {
    if (is_over_ || cycle_ < first_) return false;
    if (has_sent_ && timing_.idle_cycles > 0 && quiet_cycles_ < timing_.idle_cycles) {
      quiet_cycles_ = is_quiet ? quiet_cycles_ + 1 : 0;
      if (quiet_cycles_ < timing_.idle_cycles) return false;
    }
    if (!next_) {
      next_ = source_();
      is_over_ = !next_ && !is_endless_;
    }
    return next_ && cycle_ >= next_->not_before;
  }

  OfferSource source_;
  SenderTiming timing_;
  std::uint64_t first_ = 1;
  bool is_endless_ = false;
  bool is_over_ = false;
  std::uint64_t cycle_ = 0;
  std::optional<Offer> next_;
  bool has_sent_ = false;
  unsigned quiet_cycles_ = 0;
};

}  // namespace lif::aer
