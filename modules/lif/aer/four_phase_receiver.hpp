#pragma once

#include <cstdint>
#include <utility>

#include <systemc>

#include <lif/aer/event_sink.hpp>
#include <lif/aer/link.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Receives address events with a four-phase handshake: `acknowledge` follows `request` up after so many
/// cycles, and down after so many cycles. While its sink has no room, it does not acknowledge.
class FourPhaseReceiver : public ClockedModule {
 public:
  sc_core::sc_in<std::uint64_t> word{"word"};        ///< holds while the request is high
  sc_core::sc_in<bool> request{"request"};           ///< a word is offered
  sc_core::sc_out<bool> acknowledge{"acknowledge"};  ///< it was taken

  LIF_HAS_PROCESS(FourPhaseReceiver);

  /// @param sink                is told each word, in the cycle in which its request is first seen at an
  /// edge,
  ///                            or later, when it has room
  /// @param acknowledge_cycles  from the request to the acknowledge, 1 or more
  /// @param release_cycles      from the end of the request to the end of the acknowledge, 1 or more
  FourPhaseReceiver(const sc_core::sc_module_name& instance, EventSink sink, unsigned acknowledge_cycles = 1,
                    unsigned release_cycles = 1, const Clocking& clocking = {})
      : ClockedModule(instance, clocking),
        sink_(std::move(sink)),
        acknowledge_cycles_(acknowledge_cycles),
        release_cycles_(release_cycles) {
    SC_METHOD(step);
    step_at_edges();
  }

  /// Binds the ports to the wires of a link.
  void connect(Link<FourPhase>& link) {
    word(link.word);
    request(link.offer);
    acknowledge(link.answer);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::FourPhaseReceiver"; }

 private:
  void step() {
    if (request.read() == level_) {
      waited_ = 0;
      return;
    }
    if (waited_ == 0 && !level_ && !sink_.put(word.read())) return;
    if (++waited_ < (level_ ? release_cycles_ : acknowledge_cycles_)) return;
    level_ = !level_;
    waited_ = 0;
    acknowledge.write(level_);
  }

  EventSink sink_;
  unsigned acknowledge_cycles_;
  unsigned release_cycles_;
  bool level_ = false;   // of the acknowledge
  unsigned waited_ = 0;  // cycles that the request has differed from it
};

}  // namespace lif::aer
