#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <queue>

#include <lif/aer/sender_timing.hpp>
#include <lif/core/timed_core.hpp>

namespace lif::core {

/// Where a LinkedCore takes its input words from, and where its spikes go to.
class LinkEnds {
 public:
  LinkEnds() = default;
  virtual ~LinkEnds() = default;
  LinkEnds(const LinkEnds&) = delete;
  LinkEnds& operator=(const LinkEnds&) = delete;
  LinkEnds(LinkEnds&&) = delete;
  LinkEnds& operator=(LinkEnds&&) = delete;

  /// The next word of the input, which is taken away; nothing if there is none.
  virtual std::optional<std::uint64_t> next_word() = 0;
  /// Whether next_word() would give a word.
  virtual bool has_word() const = 0;
  /// A neuron fired, and its spike has passed the output.
  /// @param edge  at which the receiver took it
  virtual void take_spike(std::size_t neuron, Cycle edge) = 0;
};

/// A timed core between a sender and a receiver with handshakes of four phases, edge by edge of a clock,
/// where edge c begins cycle c: without pins, and only at those edges at which something happens.
class LinkedCore {
 public:
  /// The edge that never comes.
  static constexpr Cycle never = std::numeric_limits<Cycle>::max();

  /// @param state     has to outlive the core
  /// @param ends      have to outlive the core
  /// @param sender    timing of the sender
  /// @param receiver  timing of the receiver
  /// @param observer  follows the events, or null
  LinkedCore(CoreState& state, LinkEnds& ends, const aer::SenderTiming& sender,
             const ReceiverTiming& receiver, CoreObserver* observer = nullptr);

  /// What was decided in the cycles before this edge happens now.
  /// @param edge  not before an earlier one
  /// @throws std::logic_error if events do not add up
  void pass_edge(Cycle edge);
  /// The next edge at which something may happen, as far as is known; `never` if there is none.
  Cycle next_edge() const;

  /// The first cycle in which nothing is in service: before it, the core's memories may not be changed.
  Cycle free_from() const { return core_.now(); }
  /// Whether there is nothing to do without another word, nothing is under way, and no word is offered.
  bool is_quiet() const {
    return rest_.has_value() && spikes_.empty() && !is_requested_ && !state_.has_tick();
  }
  /// Whether the clock of the core runs; it does from the start.
  bool is_running() const { return is_running_; }
  /// Starts or stops the clock of the core in this cycle: without it no word is offered and nothing is
  /// decided. What is in service ends.
  void run(bool is_running, Cycle cycle);
  /// Something came to the core past its input in this cycle, such as a tick: it looks at once.
  void wake(Cycle cycle) {
    core_.skip_to(cycle);
    is_idle_ = false;
  }
  /// Returns everything to its initial state, as a reset in this cycle does, and loses what is under way; the
  /// neurons are the caller's. Nothing may be in service.
  /// @returns number of spikes on their way to the receiver, and of words that were offered, that were lost
  std::size_t reset(Cycle cycle);

 private:
  void give_spikes(Cycle edge);
  void decide_until(Cycle last);
  void offer(Cycle edge);
  Cycle next_offer() const;

  CoreState& state_;
  LinkEnds& ends_;
  aer::SenderTiming timing_;
  TimedCore core_;
  bool is_running_ = true;
  bool is_idle_ = false;       // the last decision found nothing to do
  bool is_requested_ = false;  // a word is offered
  bool has_sent_ = false;
  std::optional<Cycle> rest_;  // first quiet cycle, while it is quiet
  Cycle next_ = 1;             // cycle before which no word is offered
  std::queue<TimedSpike> spikes_;
};

}  // namespace lif::core
