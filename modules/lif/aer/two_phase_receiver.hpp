#pragma once

#include <cstdint>
#include <utility>

#include <systemc>

#include <lif/aer/event_sink.hpp>
#include <lif/aer/link.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Receives address events with a two-phase handshake: `acknowledge` follows each change of `request` after
/// so many cycles. While its sink has no room, it does not acknowledge.
class TwoPhaseReceiver : public ClockedModule {
 public:
  sc_core::sc_in<std::uint64_t> word{"word"};        ///< holds until it was taken
  sc_core::sc_in<bool> request{"request"};           ///< changes with each word
  sc_core::sc_out<bool> acknowledge{"acknowledge"};  ///< changes when it was taken

  LIF_HAS_PROCESS(TwoPhaseReceiver);

  /// @param sink                is told each word, in the cycle in which its request is first seen at an
  /// edge,
  ///                            or later, when it has room
  /// @param acknowledge_cycles  from the request to the acknowledge, 1 or more
  TwoPhaseReceiver(const sc_core::sc_module_name& instance, EventSink sink, unsigned acknowledge_cycles = 1,
                   const Clocking& clocking = {})
      : ClockedModule(instance, clocking), sink_(std::move(sink)), acknowledge_cycles_(acknowledge_cycles) {
    SC_METHOD(step);
    step_at_edges();
  }

  /// Binds the ports to the wires of a link.
  void connect(Link<TwoPhase>& link) {
    word(link.word);
    request(link.offer);
    acknowledge(link.answer);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::TwoPhaseReceiver"; }

 private:
  void step() {
    if (request.read() == level_) return;
    if (waited_ == 0 && !sink_.put(word.read())) return;
    if (++waited_ < acknowledge_cycles_) return;
    waited_ = 0;
    level_ = !level_;
    acknowledge.write(level_);
  }

  EventSink sink_;
  unsigned acknowledge_cycles_;
  bool level_ = false;   // of the acknowledge
  unsigned waited_ = 0;  // cycles since the word was taken
};

}  // namespace lif::aer
