#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <systemc>

#include <lif/aer/arbiter.hpp>
#include <lif/aer/event_fifo.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::aer {

/// Merges the events of several FIFOs into one: at each edge it takes one event of those that wait, if the
/// output has room. Receivers and senders lead to it and away from it.
class EventMerge : public ClockedModule {
 public:
  sc_core::sc_port<EventPut> output{"output"};  ///< where the events go

  LIF_HAS_PROCESS(EventMerge);

  /// @param inputs  number of FIFOs, which are its own: input(0), input(1), ...
  /// @param depth   events that each of them holds; more have to wait
  EventMerge(const sc_core::sc_module_name& instance, std::size_t inputs, ArbiterPolicy policy,
             std::size_t depth = 2, const Clocking& clocking = {})
      : ClockedModule(instance, clocking), arbiter_(policy), asks_(inputs), granted_(inputs) {
    for (std::size_t i = 0; i < inputs; ++i)
      inputs_.push_back(std::make_unique<EventFifo>(("input_" + std::to_string(i)).c_str(), depth));
    SC_METHOD(step);
    step_at_edges();
  }

  /// The FIFO of an input.
  EventFifo& input(std::size_t number) { return *inputs_.at(number); }
  /// Number of events that each input has had passed on.
  const std::vector<std::uint64_t>& granted() const { return granted_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::aer::EventMerge"; }

 private:
  void step() {
    if (!output->has_room()) return;
    for (std::size_t i = 0; i < inputs_.size(); ++i) asks_[i] = inputs_[i]->size() > 0;
    const auto chosen = arbiter_.grant(asks_);
    if (!chosen) return;
    ++granted_[*chosen];
    output->put(inputs_[*chosen]->get().value());
  }

  Arbiter arbiter_;
  std::vector<bool> asks_;
  std::vector<std::uint64_t> granted_;
  std::vector<std::unique_ptr<EventFifo>> inputs_;
};

}  // namespace lif::aer
