#pragma once

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include <lif/core/core_state.hpp>

namespace lif::core {

/// How fast the receiver of a core's output answers, in cycles.
struct ReceiverTiming {
  unsigned acknowledge_cycles = 1;  ///< from the request to the acknowledge
  unsigned release_cycles = 1;      ///< from the end of the request to the end of the acknowledge
};

/// A spike at the output of a core.
struct TimedSpike {
  Cycle cycle = 0;  ///< first cycle of the request
  Fired spike;      ///< neuron and event
};

/// The time that a core takes, one operation at a time instead of one cycle at a time: each state of the
/// controller lasts a known number of cycles, and each spike holds everything for the length of one handshake
/// of the output. It gives the same events, in the same order and with the same stamps, as ClockedCore.
///
/// Time goes on only as far as what is known of the input: request() says when the next request comes, and
/// acknowledge() and settle() let the core work.
class TimedCore {
 public:
  /// Is told now and then, while the core works, the cycle before which everything has happened; returns
  /// whether to go on.
  using Pause = std::function<bool(Cycle told)>;

  /// @param state     has to outlive the core
  /// @param receiver  of the output
  /// @param observer  follows the events, or null
  TimedCore(CoreState& state, const ReceiverTiming& receiver, CoreObserver* observer = nullptr);

  /// Sets what is called after every few thousand operations. When that does not want to go on, acknowledge()
  /// and settle() return nothing.
  void set_pause(Pause pause) { pause_ = std::move(pause); }

  /// The input's request rises in this cycle, and holds its word until it is released.
  /// @param rises  not before the last request was released
  void request(std::uint64_t word, Cycle rises);
  /// Withdraws a request that was not served.
  void withdraw() { request_.reset(); }
  /// Works until the request is acknowledged, but not beyond a time.
  /// @returns the first cycle of the acknowledge; nothing if that comes later than `latest`, or never
  std::optional<Cycle> acknowledge(Cycle latest);
  /// The input's request falls in this cycle. @returns the first cycle without acknowledge
  Cycle release(Cycle falls);
  /// Works until there is nothing left to do without another request, but not beyond a time.
  /// @param latest  last cycle in which the rest may begin
  /// @param from    cycle from which on it has to last
  /// @param cycles  for which it has to last: a global tick may end it before, and it is waited for again
  /// @returns the first cycle in which the controller is idle, the FIFO empty and the output free; nothing if
  ///          that comes later than `latest`, or never
  std::optional<Cycle> settle(Cycle latest, Cycle from = 0, Cycle cycles = 1);

  /// Makes the decision of cycle now(). @returns whether there was something to do
  bool step() { return serve(); }
  /// After a decision that found nothing to do: the cycle of the next one that may, as far as is known; the
  /// largest number if there is none.
  Cycle next_chance() const {
    return std::max(now(), std::min(request_ ? request_->visible : never, next_tick()));
  }
  /// No decision is made before this cycle.
  void skip_to(Cycle cycle) { idle_ = std::max(idle_, cycle); }
  /// Global ticks up to this cycle that were not raised yet are left out, as the clock stood still.
  void skip_ticks(Cycle cycle);
  /// When the last request was or will be acknowledged, if it was served.
  const std::optional<Cycle>& acknowledged() const { return acknowledged_; }

  /// The first cycle in which the core is idle and its output is free, as far as it has worked.
  Cycle now() const { return idle_ > free_ ? idle_ : free_; }
  /// The spikes since the last call, in their order.
  std::vector<TimedSpike> take_spikes() { return std::exchange(spikes_, {}); }

 private:
  static constexpr Cycle never = std::numeric_limits<Cycle>::max();

  struct Request {
    std::uint64_t word = 0;
    Cycle visible = 0;  // first cycle in which the controller sees it
  };

  bool serve();
  bool goes_on();
  void raise_ticks(Cycle until);
  Cycle next_tick() const;
  Cycle run(Operation& operation, Cycle begin);
  void enqueue(std::uint64_t word, Cycle acknowledged);

  CoreState& state_;
  CoreObserver& observer_;
  Cycle handshake_;  // for which a spike holds the core
  Cycle idle_ = 0;   // next cycle in which the controller may decide
  Cycle free_ = 0;   // first cycle in which the output is free
  Cycle ticks_ = 0;  // that were raised
  std::optional<Request> request_;
  std::optional<Cycle> acknowledged_;
  std::vector<TimedSpike> spikes_;
  Pause pause_;
  std::uint64_t decisions_ = 0;
  bool is_stopped_ = false;
};

}  // namespace lif::core
