#pragma once

#include <cstdint>
#include <vector>

#include <lif/aer/event_layout.hpp>
#include <lif/bus/register_map.hpp>

namespace lif::bus {

/// The sizes of a core that its registers show.
struct CoreShape {
  std::uint32_t neurons = 0;           ///< number of neurons
  std::uint32_t sources = 0;           ///< number of sources of synapses
  std::uint32_t synapses = 0;          ///< number of synapses
  std::uint32_t weight_bits = 0;       ///< width of a weight, 1 to 16
  std::vector<aer::EventField> event;  ///< fields of an input word, the highest first
  std::uint32_t inject_depth = 0;      ///< entries of the event-inject FIFO, at most 65535
  std::uint32_t output_depth = 0;      ///< entries of the event-read FIFO, at most 65535
};

/// The registers of a core that are no counters: each is at 4 times its number.
enum class CoreRegister : std::uint32_t {
  identification,
  version,
  neurons,
  sources,
  synapses,
  widths,
  depths,
  control,
  status,
  tick,
  interrupt_enable,
  interrupt_pending,
  inject_high,
  inject,
  inject_level,
  output,
  output_cycle_low,
  output_cycle_high,
  output_level,
  invalid_neuron,
  count  ///< number of these registers; the counters follow
};

/// The counters of a core, each of 64 bits in two registers.
enum class CoreCounter : std::uint32_t {
  cycles,
  inputs,
  outputs,
  synaptic_events,
  time_references,
  ticks,
  missed_ticks,
  outside,
  fifo_lost,
  inject_lost,
  output_lost,
  reset_lost,
  count  ///< number of counters
};

/// Bits of the register `control`, which the register map explains.
namespace control_bit {
inline constexpr std::uint32_t run = 1U << 0U;      ///< the clock of the core runs
inline constexpr std::uint32_t reset = 1U << 1U;    ///< neurons start anew and FIFOs are emptied
inline constexpr std::uint32_t capture = 1U << 2U;  ///< counters take over their values
}  // namespace control_bit

/// Bits of the register `status`.
namespace status_bit {
inline constexpr std::uint32_t running = 1U << 0U;       ///< the clock runs
inline constexpr std::uint32_t busy = 1U << 1U;          ///< something is in service
inline constexpr std::uint32_t quiet = 1U << 2U;         ///< nothing is left to do
inline constexpr std::uint32_t reset_waits = 1U << 3U;   ///< a reset waits for what is in service
inline constexpr std::uint32_t inject_full = 1U << 4U;   ///< the event-inject FIFO is full
inline constexpr std::uint32_t inject_empty = 1U << 5U;  ///< the event-inject FIFO is empty
inline constexpr std::uint32_t output_empty = 1U << 6U;  ///< the event-read FIFO is empty
inline constexpr std::uint32_t deadlock = 1U << 7U;      ///< nothing can move
inline constexpr std::uint32_t changed = 1U << 8U;       ///< the next reset takes something over
}  // namespace status_bit

/// Bits of the registers `interrupt_enable` and `interrupt_pending`.
namespace interrupt_bit {
inline constexpr std::uint32_t output = 1U << 0U;       ///< a spike arrived
inline constexpr std::uint32_t quiet = 1U << 1U;        ///< the core became quiet
inline constexpr std::uint32_t tick = 1U << 2U;         ///< a tick was served
inline constexpr std::uint32_t inject_lost = 1U << 3U;  ///< a word was lost
inline constexpr std::uint32_t output_lost = 1U << 4U;  ///< a spike was lost
inline constexpr std::uint32_t refused = 1U << 5U;      ///< a write to a memory was refused
inline constexpr std::uint32_t invalid = 1U << 6U;      ///< a parameter is not allowed
inline constexpr std::uint32_t deadlock = 1U << 7U;     ///< nothing can move
}  // namespace interrupt_bit

/// Bit of the register `output` that says whether there was a spike; the others hold the neuron.
inline constexpr std::uint32_t output_valid = std::uint32_t{1} << 31U;

/// Number of the register in which a counter begins.
constexpr std::uint32_t register_of(CoreCounter counter) {
  return static_cast<std::uint32_t>(CoreRegister::count) + 2 * static_cast<std::uint32_t>(counter);
}

/// All that software finds in a core: its registers, a block `neuron` for each neuron, and the memory
/// `weights`.
/// @param of_neuron  registers of one neuron
/// @throws std::invalid_argument if it needs more than 2^32 bytes
RegisterMap core_register_map(const CoreShape& shape, const std::vector<Register>& of_neuron);

}  // namespace lif::bus
