#pragma once

#include <cstdint>
#include <utility>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/aer/offer_queue.hpp>
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

  using Source = OfferSource;  ///< gives the words

  LIF_HAS_PROCESS(FourPhaseSender);

  /// @param first  cycle of the first request, as the number of edges before it
  FourPhaseSender(const sc_core::sc_module_name& instance, Source source, const SenderTiming& timing = {},
                  std::uint64_t first = 1, const Clocking& clocking = {})
      : FourPhaseSender(instance, OfferQueue(std::move(source), timing, first), clocking) {}
  /// Sends what a FIFO holds, for ever. @param fifo  has to outlive the sender
  FourPhaseSender(const sc_core::sc_module_name& instance, EventFifo& fifo, const SenderTiming& timing = {},
                  const Clocking& clocking = {})
      : FourPhaseSender(instance, OfferQueue(fifo, timing), clocking) {}

  /// Binds the ports to the wires of a link.
  void connect(Link<FourPhase>& link) {
    word(link.word);
    request(link.offer);
    acknowledge(link.answer);
  }

  /// Whether all words were sent and the last handshake is over.
  bool is_done() const { return state_ == State::done; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::FourPhaseSender"; }

 private:
  enum class State { waits, offers, releases, done };

  FourPhaseSender(const sc_core::sc_module_name& instance, OfferQueue queue, const Clocking& clocking)
      : ClockedModule(instance, clocking), queue_(std::move(queue)) {
    SC_METHOD(step_or_release);
    step_at_edges();
    sensitive << acknowledge.pos();
  }

  // The acknowledge rises some delta cycles after the edge, in which it may end the request at once.
  void step_or_release() {
    if (!acknowledge.posedge()) {
      step();
    } else if (state_ == State::offers && queue_.timing().release_cycles == 0) {
      release();
    }
  }

  void step() {
    queue_.count();
    switch (state_) {
      case State::waits:
        offer();
        break;
      case State::offers:
        if (acknowledge.read() && ++acknowledged_ >= queue_.timing().release_cycles) release();
        break;
      case State::releases:
        // The cycle that this edge ends is the first one without acknowledge; its quiet does not count yet.
        if (acknowledge.read()) break;
        state_ = State::waits;
        queue_.restart();
        if (queue_.timing().idle_cycles == 0) offer();
        break;
      case State::done:
        break;
    }
  }

  void offer() {
    const auto next = queue_.take(queue_.timing().idle_cycles > 0 && quiet->read());
    if (queue_.is_over()) state_ = State::done;
    if (!next) return;
    state_ = State::offers;
    acknowledged_ = 0;
    word.write(*next);
    request.write(true);
  }

  void release() {
    request.write(false);
    state_ = State::releases;
  }

  OfferQueue queue_;
  State state_ = State::waits;
  unsigned acknowledged_ = 0;
};

}  // namespace lif::aer
