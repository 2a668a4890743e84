#pragma once

#include <cstdint>
#include <optional>

#include <systemc>

#include <lif/aer/event_fifo.hpp>
#include <lif/aer/sender_timing.hpp>
#include <lif/core/linked_core.hpp>
#include <lif/shell/compat.hpp>

namespace lif::core {

/// A core at transaction level as a module: it takes events from one FIFO and puts spikes into another,
/// without pins and without a clock, and wakes only when something happens. It takes and gives them in the
/// same cycles as a ClockedCore behind a FourPhaseSender that reads the first FIFO, and before a
/// FourPhaseReceiver that fills the second, with the same lives of events and the same states.
///
/// Its cycles are those of a clock of its period that rises at time 0, such as `sc_clock clk{"clk", period}`.
class TransactionCore : public sc_core::sc_module, private LinkEnds {
 public:
  sc_core::sc_port<aer::EventGet> input{"input"};  ///< words of events
  sc_core::sc_port<aer::EventPut> output{
      "output"};  ///< neurons that fired; it has to have room for all of them

  LIF_HAS_PROCESS(TransactionCore);

  /// @param state     has to outlive the module
  /// @param period    of a cycle
  /// @param sender    timing of the sender that it stands for
  /// @param receiver  timing of the receiver that it stands for
  /// @param observer  follows the events, or null; it has to outlive the module
  TransactionCore(const sc_core::sc_module_name& instance, CoreState& state, const sc_core::sc_time& period,
                  const aer::SenderTiming& sender = {}, const ReceiverTiming& receiver = {},
                  CoreObserver* observer = nullptr);

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::core::TransactionCore"; }

 private:
  std::optional<std::uint64_t> next_word() override { return input->get(); }
  bool has_word() const override { return input->has_event(); }
  void take_spike(std::size_t neuron, Cycle edge) override;
  void work();
  void pass_edge(Cycle edge);
  void set_alarm();

  sc_core::sc_time period_;
  LinkedCore core_;
  sc_core::sc_event alarm_;  // at the next edge at which something may happen
  bool is_at_edge_ = false;
};

}  // namespace lif::core
