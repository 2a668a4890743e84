#pragma once

#include <cstdint>
#include <memory>

#include <systemc>

#include <lif/aer/link.hpp>
#include <lif/core/core_state.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif::core {

/// A time-multiplexed core, cycle by cycle, with its input and its output as address events with four-phase
/// handshakes.
///
/// A word at `input` is offered by raising `input_request` and has to hold until `input_acknowledge`; then
/// the request falls, and then the acknowledge. A spike is a word at `output`, in the same protocol the other
/// way. Both handshakes cross flip-flops on the core's side: the request of the input and the acknowledge of
/// the output.
///
/// The controller is idle, or stores the input event in the FIFO, or runs the datapath over neurons, or holds
/// the acknowledge. What it does next is decided in idle cycles alone; while the output's handshake is open,
/// idle cycles decide nothing and the datapath stands still.
///
/// A reset clears controller, FIFO, synchronisers and output; the memories of synapses and neurons stay.
class ClockedCore : public ClockedModule {
 public:
  sc_core::sc_in<std::uint64_t> input{"input"};                   ///< word of the input
  sc_core::sc_in<bool> input_request{"input_request"};            ///< it is offered
  sc_core::sc_out<bool> input_acknowledge{"input_acknowledge"};   ///< it was taken
  sc_core::sc_out<std::uint64_t> output{"output"};                ///< neuron that fired
  sc_core::sc_out<bool> output_request{"output_request"};         ///< it is offered
  sc_core::sc_in<bool> output_acknowledge{"output_acknowledge"};  ///< it was taken
  sc_core::sc_out<bool> quiet{
      "quiet"};  ///< controller idle, FIFO empty, no tick due, no handshake open at the output

  LIF_HAS_PROCESS(ClockedCore);

  /// @param state     has to outlive the module
  /// @param observer  follows the events, or null; it has to outlive the module
  ClockedCore(const sc_core::sc_module_name& instance, CoreState& state, CoreObserver* observer = nullptr,
              const Clocking& clocking = {});

  /// Binds the ports of the input to the wires of a link.
  void connect_input(aer::Link<aer::FourPhase>& link) {
    input(link.word);
    input_request(link.offer);
    input_acknowledge(link.answer);
  }
  /// Binds the ports of the output to the wires of a link.
  void connect_output(aer::Link<aer::FourPhase>& link) {
    output(link.word);
    output_request(link.offer);
    output_acknowledge(link.answer);
  }

  /// States of the controller.
  enum class Controller : std::uint8_t { idle, enqueue, reference, sweep, dequeue, direct, hold, tick };
  static constexpr std::size_t controllers = 8;  ///< number of states
  /// The state of the controller in this cycle.
  Controller controller() const { return controller_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::core::ClockedCore"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override;
  /// Looks the reset up.
  void end_of_elaboration() override;

 private:
  void step_or_reset();
  void step();
  void clear();
  void show();
  void step_output(bool acknowledge);
  Controller next_controller(bool request);
  Controller decide(bool request);
  Controller run_datapath();
  void enqueue();
  void finish();
  void report(const Fired& fired);

  CoreState& state_;
  CoreObserver* observer_;
  ResetLine reset_;
  Cycle cycle_ = 0;     // that the edge begins
  Cycle decision_ = 0;  // cycle in which the operation was chosen
  Controller controller_ = Controller::idle;
  Operation operation_;
  unsigned phase_ = 0;
  std::uint64_t request_flops_ = 0;  // the newest in the lowest bit
  std::uint64_t acknowledge_flops_ = 0;
  bool last_acknowledge_ = false;  // synchronised, of the cycle before
  bool is_busy_ = false;           // a handshake is open at the output
  bool is_requested_ = false;
  std::uint64_t address_ = 0;
};

}  // namespace lif::core
