#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>

#include <systemc>

#include <lif/aer/sender_timing.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Sends address events with a four-phase handshake: it offers a word by raising `request`, lowers it when
/// `acknowledge` is high, and offers the next word when `acknowledge` is low again. With idle_cycles, it
/// first waits until `quiet` has been high for so many cycles, which begin after the first cycle without
/// acknowledge.
class FourPhaseSender : public ClockedModule {
 public:
  sc_core::sc_out<std::uint64_t> word{"word"};      ///< holds while the request is high
  sc_core::sc_out<bool> request{"request"};         ///< a word is offered
  sc_core::sc_in<bool> acknowledge{"acknowledge"};  ///< it was taken
  OptionalIn<bool> quiet{"quiet"};                  ///< whether the receiver has nothing to do

  /// Gives the next word, or nothing: it is asked once for each word, when the last handshake is over, and
  /// then no more.
  using Source = std::function<std::optional<Offer>()>;

  LIF_HAS_PROCESS(FourPhaseSender);

  /// @param first  cycle of the first request, as the number of edges before it
  FourPhaseSender(const sc_core::sc_module_name& instance, Source source, const SenderTiming& timing = {},
                  std::uint64_t first = 1, const Clocking& clocking = {})
      : ClockedModule(instance, clocking), source_(std::move(source)), timing_(timing), first_(first) {
    SC_METHOD(step_or_release);
    step_at_edges();
    sensitive << acknowledge.pos();
  }

  /// Whether all words were sent and the last handshake is over.
  bool is_done() const { return state_ == State::done; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::FourPhaseSender"; }

 private:
  enum class State { waits, offers, releases, done };

  // The acknowledge rises some delta cycles after the edge, in which it may end the request at once.
  void step_or_release() {
    if (!acknowledge.posedge()) {
      step();
    } else if (state_ == State::offers && timing_.release_cycles == 0) {
      release();
    }
  }

  void step() {
    ++cycle_;
    switch (state_) {
      case State::waits:
        if (may_offer()) offer();
        break;
      case State::offers:
        if (acknowledge.read() && ++acknowledged_ >= timing_.release_cycles) release();
        break;
      case State::releases:
        // The cycle that this edge ends is the first one without acknowledge; its quiet does not count yet.
        if (acknowledge.read()) break;
        state_ = State::waits;
        quiet_cycles_ = 0;
        if (timing_.idle_cycles == 0 && may_offer()) offer();
        break;
      case State::done:
        break;
    }
  }

  bool may_offer() {
    if (cycle_ < first_) return false;
    if (has_sent_ && timing_.idle_cycles > 0 && quiet_cycles_ < timing_.idle_cycles) {
      quiet_cycles_ = quiet->read() ? quiet_cycles_ + 1 : 0;
      if (quiet_cycles_ < timing_.idle_cycles) return false;
    }
    if (!next_) {
      next_ = source_();
      if (!next_) state_ = State::done;
    }
    return next_ && cycle_ >= next_->not_before;
  }

  void offer() {
    state_ = State::offers;
    has_sent_ = true;
    acknowledged_ = 0;
    word.write(next_->word);
    request.write(true);
    next_.reset();
  }

  void release() {
    request.write(false);
    state_ = State::releases;
  }

  Source source_;
  SenderTiming timing_;
  std::uint64_t first_;
  std::uint64_t cycle_ = 0;
  State state_ = State::waits;
  std::optional<Offer> next_;
  bool has_sent_ = false;
  unsigned acknowledged_ = 0;
  unsigned quiet_cycles_ = 0;
};

}  // namespace lif::aer
