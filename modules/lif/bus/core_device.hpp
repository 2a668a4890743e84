#pragma once

#include <cstdint>
#include <deque>
#include <functional>

#include <tlm_utils/simple_target_socket.h>
#include <systemc>
#include <tlm>

#include <lif/bus/core_block.hpp>
#include <lif/bus/payload.hpp>
#include <lif/shell/compat.hpp>

namespace lif::bus {

/// A core as a peripheral of a bus (IEEE 1666-2011, TLM-2.0, generic payload, 32 bits): registers, a block
/// for each neuron, and a window onto the synapse memory, as map() describes them.
///
/// Time. b_transport() never waits. A transaction happens at the present time plus the delay that it comes
/// with, and adds latency() for each word to that delay. The core's work up to then is done first, so that an
/// initiator that runs ahead of the kernel by a quantum gets the same answers, and the core gives the same
/// spikes, whatever the quantum is. Of several initiators that run ahead, one may come with a time that
/// another has left behind already; what it asks for then happens at the later of both times. `interrupt`
/// changes at its own time, which may lie ahead of the transaction that caused it.
///
/// Answers. Registers are read and written in whole aligned words with all bytes enabled, also several in one
/// transaction, or the same one again and again with a streaming width of 4; the window also byte by byte.
///
/// | asked for | response |
/// |---|---|
/// | an address where nothing is, or that leaves its block | TLM_ADDRESS_ERROR_RESPONSE |
/// | a part of a register, no data, or no streaming width | TLM_BURST_ERROR_RESPONSE |
/// | a register with bytes disabled | TLM_BYTE_ENABLE_ERROR_RESPONSE |
/// | a write to what can only be read, and the reverse | TLM_COMMAND_ERROR_RESPONSE |
/// | a write to a neuron or a weight while the core runs or is busy | the same, and the interrupt `refused` |
/// | a null pointer as data | TLM_GENERIC_ERROR_RESPONSE |
///
/// After an error neither the data nor the device has changed. A word of which a memory has fewer bits loses
/// the higher ones. Nothing happens, without an error, after TLM_IGNORE_COMMAND.
///
/// transport_dbg() reads everything and writes what stores a value, without time, counters or effects, also
/// while the core runs. Direct memory access is granted for the window onto the weights alone: for reads, and
/// for writes where weights have 16 bits, while the core stands still; it is withdrawn when the core starts.
class CoreDevice : public sc_core::sc_module {
 public:
  tlm_utils::simple_target_socket<CoreDevice, 32> socket{"socket"};  ///< where software reads and writes
  sc_core::sc_out<bool> interrupt{"interrupt"};  ///< high while an interrupt that is enabled is pending

  LIF_HAS_PROCESS(CoreDevice);

  /// @param period    of a cycle of the core
  /// @param observer  follows the events, or null; it has to outlive the module
  CoreDevice(const sc_core::sc_module_name& instance, CoreParts parts, const sc_core::sc_time& period,
             const CoreSurroundings& surroundings = {}, core::CoreObserver* observer = nullptr);

  /// What software finds behind the socket.
  const RegisterMap& map() const { return block_.map(); }
  /// The core, as far as it has worked.
  const core::CoreState& state() const { return block_.state(); }
  /// What the last reset found wrong with a parameter; nothing if all were allowed.
  const std::optional<ProgrammableNeurons::Problem>& problem() const { return block_.problem(); }
  /// Lets the core work up to the present time, so that state() shows it.
  void catch_up();

  /// Sets the time that a word takes on the bus; one cycle at first.
  void set_latency(const sc_core::sc_time& of_word) { latency_ = of_word; }
  /// The time that a word takes on the bus.
  const sc_core::sc_time& latency() const { return latency_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::bus::CoreDevice"; }

 private:
  /// A block of addresses.
  struct Place {
    enum class Kind { none, registers, neurons, weights };
    Kind kind = Kind::none;
    std::uint64_t first = 0;  // offset in the block
  };

  struct LevelChange {
    sc_core::sc_time time;
    bool level;
  };

  void transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay);
  unsigned debug(tlm::tlm_generic_payload& transaction);
  bool grant_memory(tlm::tlm_generic_payload& transaction, tlm::tlm_dmi& data);

  Place place(std::uint64_t begin, std::uint64_t extent) const;
  tlm::tlm_response_status check(const Payload& payload, const Place& place) const;
  tlm::tlm_response_status check_words(const Payload& payload, const std::vector<Register>& registers,
                                       const Place& place) const;
  void access_words(const Payload& payload, const Place& place);
  void access_weights(const Payload& payload, const Place& place);
  std::uint32_t read_word(const Place& place, std::uint64_t offset);
  void write_word(const Place& place, std::uint64_t offset, std::uint32_t value);
  std::uint32_t peek_word(const Place& place, std::uint64_t offset);
  bool poke_word(const Place& place, std::uint64_t offset, std::uint32_t value);
  unsigned char* weight_bytes();

  core::Cycle cycle_at(const sc_core::sc_time& time) const;
  sc_core::sc_time time_of(core::Cycle edge) const;
  void advance(core::Cycle edge);
  void note_level(const sc_core::sc_time& time);
  void withdraw_memory();
  void work();
  void drive();
  void set_alarm();

  CoreBlock block_;
  sc_core::sc_time period_;
  sc_core::sc_time latency_;
  sc_core::sc_time last_;            // of the last transaction
  std::deque<LevelChange> changes_;  // of the interrupt line, that were not driven yet
  bool level_ = false;               // after the last of them
  bool may_write_directly_ = false;  // a pointer for writes was given
  sc_core::sc_event alarm_;          // when an interrupt may come
  sc_core::sc_event change_;         // when the line changes
};

}  // namespace lif::bus
