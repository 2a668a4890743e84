#pragma once

#include <systemc>

#include <lif/aer/event_fifo.hpp>
#include <lif/aer/four_phase_receiver.hpp>
#include <lif/aer/four_phase_sender.hpp>
#include <lif/aer/link.hpp>
#include <lif/aer/two_phase_receiver.hpp>
#include <lif/aer/two_phase_sender.hpp>
#include <lif/aer/valid_ready_receiver.hpp>
#include <lif/aer/valid_ready_sender.hpp>

namespace lif::aer {

/// The modules at the ends of a link of a flavour: `Sender` and `Receiver`.
template <class Flavour>
struct LinkEnds;
/// Of a four-phase link.
template <>
struct LinkEnds<FourPhase> {
  using Sender = FourPhaseSender;      ///< its sender
  using Receiver = FourPhaseReceiver;  ///< its receiver
};
/// Of a two-phase link.
template <>
struct LinkEnds<TwoPhase> {
  using Sender = TwoPhaseSender;      ///< its sender
  using Receiver = TwoPhaseReceiver;  ///< its receiver
};
/// Of a link on one clock.
template <>
struct LinkEnds<ValidReady> {
  using Sender = ValidReadySender;      ///< its sender
  using Receiver = ValidReadyReceiver;  ///< its receiver
};

/// Carries address events from a link of one flavour to a link of another, or of the same one: a receiver, a
/// FIFO, and a sender, on one clock. To and from an EventFifo, a receiver and a sender do so alone.
template <class From, class To>
class LinkAdapter : public sc_core::sc_module {
 public:
  sc_core::sc_in<bool> clk{"clk"};  ///< of both sides

  /// @param depth   events that the FIFO holds
  /// @param policy  what happens to an event that finds no room; with `stall` the first link waits
  explicit LinkAdapter(const sc_core::sc_module_name& instance, std::size_t depth = 2,
                       OverflowPolicy policy = OverflowPolicy::stall)
      : sc_core::sc_module(instance),
        fifo_("fifo", depth, policy),
        receiver_("receiver", fifo_),
        sender_("sender", fifo_) {
    receiver_.clk(clk);
    sender_.clk(clk);
  }

  /// Binds both sides to the wires of links.
  void connect(Link<From>& from, Link<To>& to) {
    receiver_.connect(from);
    sender_.connect(to);
  }

  /// The events between both sides.
  const EventFifo& fifo() const { return fifo_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::LinkAdapter"; }

 private:
  EventFifo fifo_;
  typename LinkEnds<From>::Receiver receiver_;
  typename LinkEnds<To>::Sender sender_;
};

}  // namespace lif::aer
