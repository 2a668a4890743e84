#pragma once

#include <cstdint>
#include <utility>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/aer/offer_queue.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Sends address events on one clock: it keeps `word` and `valid` until an edge at which `ready` is high,
/// too, and then offers the next word, so that a word can pass in every cycle. With idle_cycles, it first
/// waits until `quiet` has been high for so many cycles.
class ValidReadySender : public ClockedModule {
 public:
  sc_core::sc_out<std::uint64_t> word{"word"};  ///< holds until it was taken
  sc_core::sc_out<bool> valid{"valid"};         ///< a word is offered
  sc_core::sc_in<bool> ready{"ready"};          ///< it is taken at the next edge
  OptionalIn<bool> quiet{"quiet"};              ///< whether the receiver has nothing to do

  LIF_HAS_PROCESS(ValidReadySender);

  /// @param timing  without release_cycles, which this link does not have
  /// @param first   cycle of the first offer, as the number of edges before it
  ValidReadySender(const sc_core::sc_module_name& instance, OfferSource source,
                   const SenderTiming& timing = {}, std::uint64_t first = 1, const Clocking& clocking = {})
      : ValidReadySender(instance, OfferQueue(std::move(source), timing, first), clocking) {}
  /// Sends what a FIFO holds, for ever. @param fifo  has to outlive the sender
  ValidReadySender(const sc_core::sc_module_name& instance, EventFifo& fifo, const SenderTiming& timing = {},
                   const Clocking& clocking = {})
      : ValidReadySender(instance, OfferQueue(fifo, timing), clocking) {}

  /// Binds the ports to the wires of a link.
  void connect(Link<ValidReady>& link) {
    word(link.word);
    valid(link.offer);
    ready(link.answer);
  }

  /// Whether all words were sent and taken.
  bool is_done() const { return queue_.is_over() && !is_valid_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::ValidReadySender"; }

 private:
  ValidReadySender(const sc_core::sc_module_name& instance, OfferQueue queue, const Clocking& clocking)
      : ClockedModule(instance, clocking), queue_(std::move(queue)) {
    SC_METHOD(step);
    step_at_edges();
  }

  void step() {
    queue_.count();
    if (is_valid_ && !ready.read()) return;
    if (is_valid_) queue_.restart();
    const auto next = queue_.take(queue_.timing().idle_cycles > 0 && quiet->read());
    is_valid_ = next.has_value();
    if (next) word.write(*next);
    valid.write(is_valid_);
  }

  OfferQueue queue_;
  bool is_valid_ = false;
};

}  // namespace lif::aer
