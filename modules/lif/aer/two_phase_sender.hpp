#pragma once

#include <cstdint>
#include <utility>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/aer/offer_queue.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Sends address events with a two-phase handshake: each change of `request` offers a word, and the next one
/// comes when `acknowledge` has changed, too. With idle_cycles, it first waits until `quiet` has been high
/// for so many cycles.
class TwoPhaseSender : public ClockedModule {
 public:
  sc_core::sc_out<std::uint64_t> word{"word"};      ///< holds until it was taken
  sc_core::sc_out<bool> request{"request"};         ///< changes with each word
  sc_core::sc_in<bool> acknowledge{"acknowledge"};  ///< changes when it was taken
  OptionalIn<bool> quiet{"quiet"};                  ///< whether the receiver has nothing to do

  LIF_HAS_PROCESS(TwoPhaseSender);

  /// @param timing  without release_cycles, which this handshake does not have
  /// @param first   cycle of the first request, as the number of edges before it
  TwoPhaseSender(const sc_core::sc_module_name& instance, OfferSource source, const SenderTiming& timing = {},
                 std::uint64_t first = 1, const Clocking& clocking = {})
      : TwoPhaseSender(instance, OfferQueue(std::move(source), timing, first), clocking) {}
  /// Sends what a FIFO holds, for ever. @param fifo  has to outlive the sender
  TwoPhaseSender(const sc_core::sc_module_name& instance, EventFifo& fifo, const SenderTiming& timing = {},
                 const Clocking& clocking = {})
      : TwoPhaseSender(instance, OfferQueue(fifo, timing), clocking) {}

  /// Binds the ports to the wires of a link.
  void connect(Link<TwoPhase>& link) {
    word(link.word);
    request(link.offer);
    acknowledge(link.answer);
  }

  /// Whether all words were sent and taken.
  bool is_done() const { return queue_.is_over(); }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::TwoPhaseSender"; }

 private:
  TwoPhaseSender(const sc_core::sc_module_name& instance, OfferQueue queue, const Clocking& clocking)
      : ClockedModule(instance, clocking), queue_(std::move(queue)) {
    SC_METHOD(step);
    step_at_edges();
  }

  void step() {
    queue_.count();
    if (acknowledge.read() != level_) {
      queue_.restart();
      return;
    }
    const auto next = queue_.take(queue_.timing().idle_cycles > 0 && quiet->read());
    if (!next) return;
    level_ = !level_;
    word.write(*next);
    request.write(level_);
  }

  OfferQueue queue_;
  bool level_ = false;  // of the request
};

}  // namespace lif::aer
