#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <queue>
#include <string>

#include <lif/bus/core_register_map.hpp>
#include <lif/bus/programmable_neurons.hpp>
#include <lif/core/core_state.hpp>
#include <lif/core/linked_core.hpp>

namespace lif::bus {

/// The parts of a core that software drives.
struct CoreParts {
  core::CoreParameters parameters;                ///< what it does with events, and how long that takes
  std::unique_ptr<ProgrammableNeurons> neurons;   ///< state memory
  std::unique_ptr<core::SynapseMemory> synapses;  ///< synapse memory
  core::CoreState::Decoder decoder;               ///< reads a word of the input
  aer::EventLayout layout{{{"word", 32}}};        ///< of a word of the input
};

/// What surrounds a core on a bus.
struct CoreSurroundings {
  std::size_t inject_depth = 16;  ///< entries of the event-inject FIFO, 1 to 65535
  std::size_t output_depth = 16;  ///< entries of the event-read FIFO, 1 to 65535
  aer::SenderTiming sender;       ///< of the link from the event-inject FIFO to the core
  core::ReceiverTiming receiver;  ///< of the link from the core to the event-read FIFO
};

/// The sizes that the registers of a core show.
/// @throws std::invalid_argument if one of them is out of range
CoreShape core_shape(std::size_t neurons, core::SynapseMemory& synapses, const aer::EventLayout& layout,
                     std::size_t inject_depth, std::size_t output_depth);

/// A core behind registers, without a bus and without SystemC. Its time is the edges of a clock: whoever uses
/// it passes the edges up to now() and then reads and writes, so that what registers show is what has
/// happened until then, and what a write does happens in the cycle that the last edge began.
///
/// An operation of the core, such as a sweep over its neurons, is computed when it begins: counters,
/// potentials and a deadlock show its end from then on. Its spikes, `busy`, and the interrupts `tick` and
/// `quiet` come in their own cycles.
///
/// Control over the core is by CoreRegister::control. Stopping and resetting wait for the end of what is in
/// service. Neurons take over parameters and biases that were written with the next reset. Weights and
/// parameters may be written while the core neither runs nor is busy: see takes_writes().
class CoreBlock : private core::LinkEnds {
 public:
  /// @param observer  follows the events, or null
  /// @throws std::invalid_argument if sizes do not fit each other
  CoreBlock(CoreParts parts, const CoreSurroundings& surroundings, core::CoreObserver* observer = nullptr);

  const RegisterMap& map() const { return map_; }           ///< what software finds
  const core::CoreState& state() const { return *state_; }  ///< the core
  ProgrammableNeurons& neurons() { return neurons_; }       ///< parameters of its neurons
  /// Its synapse memory, which may be changed while takes_writes().
  core::SynapseMemory& synapses() { return state_->synapses(); }

  /// The last edge that was passed; 1 at start.
  core::Cycle now() const { return now_; }
  /// The next edge at which something may happen; core::LinkedCore::never if there is none.
  core::Cycle next_edge() const;
  /// Lets happen what happens at the edges up to this one.
  /// @throws std::logic_error if events do not add up
  void advance(core::Cycle edge);

  /// Whether the interrupt line is high.
  bool interrupt() const { return (pending_ & enable_) != 0; }
  /// Whether an interrupt may come that raises the line.
  bool may_interrupt() const { return !interrupt() && enable_ != 0; }
  /// Whether memories may be written: the core does not run, and nothing is in service.
  bool takes_writes() const { return !is_run_ && !is_busy(); }
  /// Tells that a write was refused as the core was running or busy.
  void note_refusal() { pending_ |= interrupt_bit::refused; }
  /// What the last reset found wrong with a parameter; nothing if all were allowed.
  const std::optional<ProgrammableNeurons::Problem>& problem() const { return problem_; }

  /// The value of a register, with the effects of a read.
  /// @param number  its offset divided by 4
  std::uint32_t read(std::uint32_t number);
  /// The value of a register, without any effect.
  std::uint32_t peek(std::uint32_t number) const;
  /// Writes a register, with the effects of a write.
  void write(std::uint32_t number, std::uint32_t value);
  /// Writes what a register stores, without any effect. @returns whether it stores what is written
  bool poke(std::uint32_t number, std::uint32_t value);
  /// Writes a register of a neuron, without regard to takes_writes().
  void write_neuron(std::size_t neuron, std::size_t word, std::uint32_t value);
  /// Gives the weights from one place up to, but excluding, another the values that their width leaves of
  /// what was written there, as a memory of that width does.
  void narrow_weights(std::size_t first, std::size_t end);

 private:
  std::optional<std::uint64_t> next_word() override;
  bool has_word() const override { return !inject_.is_empty(); }
  void take_spike(std::size_t neuron, core::Cycle edge) override;

  struct Arrived {
    std::uint32_t neuron = 0;
    core::Cycle cycle = 0;
  };

  bool is_busy() const { return core_.free_from() > now_ || is_reset_waiting_; }
  bool is_quiet() const;
  void pass(core::Cycle edge);
  void note_events();
  void reset_now(core::Cycle cycle);
  void control(std::uint32_t value);
  void inject(std::uint32_t low);
  void capture();
  std::uint32_t status() const;
  std::uint64_t count(CoreCounter counter) const;

  ProgrammableNeurons& neurons_;  // which state_ owns
  RegisterMap map_;
  std::unique_ptr<core::CoreState> state_;
  core::LinkedCore core_;
  aer::BoundedFifo<std::uint64_t> inject_;
  aer::BoundedFifo<Arrived> output_;
  core::Cycle now_ = 1;
  bool is_run_ = false;
  bool is_reset_waiting_ = false;
  bool was_quiet_ = false;
  bool was_stuck_ = false;
  std::uint64_t ticks_ = 0;  // whose service was noted
  std::uint64_t inject_lost_ = 0, output_lost_ = 0, reset_lost_ = 0;
  std::uint32_t enable_ = 0;
  std::uint32_t pending_ = 0;
  std::uint32_t inject_high_ = 0;
  core::Cycle output_cycle_ = 0;
  std::optional<ProgrammableNeurons::Problem> problem_;
  std::array<std::uint64_t, static_cast<std::size_t>(CoreCounter::count)> captured_{};
};

}  // namespace lif::bus
