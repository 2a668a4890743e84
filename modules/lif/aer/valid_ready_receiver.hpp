#pragma once

#include <cstdint>
#include <utility>

#include <systemc>

#include <lif/aer/event_sink.hpp>
#include <lif/aer/link.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Receives address events on one clock: `ready` is high while its sink has room, and a word is taken at each
/// edge at which `valid` is high, too.
class ValidReadyReceiver : public ClockedModule {
 public:
  sc_core::sc_in<std::uint64_t> word{"word"};  ///< holds until it was taken
  sc_core::sc_in<bool> valid{"valid"};         ///< a word is offered
  sc_core::sc_out<bool> ready{"ready"};        ///< it is taken at the next edge

  LIF_HAS_PROCESS(ValidReadyReceiver);

  /// @param sink  is told each word, at the edge at which it is taken
  ValidReadyReceiver(const sc_core::sc_module_name& instance, EventSink sink, const Clocking& clocking = {})
      : ClockedModule(instance, clocking), sink_(std::move(sink)) {
    SC_METHOD(step);
    step_at_edges();
  }

  /// Binds the ports to the wires of a link.
  void connect(Link<ValidReady>& link) {
    word(link.word);
    valid(link.offer);
    ready(link.answer);
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::ValidReadyReceiver"; }

 private:
  void step() {
    if (is_ready_ && valid.read()) sink_.put(word.read());
    is_ready_ = sink_.has_room();
    ready.write(is_ready_);
  }

  EventSink sink_;
  bool is_ready_ = false;
};

}  // namespace lif::aer
