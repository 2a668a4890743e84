#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <tlm_utils/simple_initiator_socket.h>
#include <systemc>
#include <tlm>

#include <lif/bus/core_device.hpp>
#include <lif/core/event_code.hpp>
#include <lif/core/synapse_matrix.hpp>
#include <lif/frameworks/all.hpp>

namespace lif::bus::tests {

/// An initiator that runs a program, ahead of the kernel by up to a quantum.
class Initiator : public sc_core::sc_module {
 public:
  using Program = std::function<void(Initiator& self)>;

  tlm_utils::simple_initiator_socket<Initiator, 32> socket{"socket"};
  sc_core::sc_in<bool> interrupt{"interrupt"};

  LIF_HAS_PROCESS(Initiator);

  Initiator(const sc_core::sc_module_name& name, sc_core::sc_time quantum, Program program)
      : sc_core::sc_module(name), quantum_(std::move(quantum)), program_(std::move(program)) {
    socket.register_invalidate_direct_mem_ptr(this, &Initiator::invalidate);
    SC_THREAD(run);
  }

  /// Carries a payload out; its time is added to the local time.
  void send(tlm::tlm_generic_payload& transaction) {
    socket->b_transport(transaction, local_);
    if (local_ >= quantum_) synchronise();
  }

  tlm::tlm_response_status access(tlm::tlm_command command, std::uint64_t address, void* data,
                                  unsigned length, unsigned streaming_width = 0) {
    tlm::tlm_generic_payload transaction;
    transaction.set_command(command);
    transaction.set_address(address);
    transaction.set_data_ptr(static_cast<unsigned char*>(data));
    transaction.set_data_length(length);
    transaction.set_streaming_width(streaming_width == 0 ? length : streaming_width);
    transaction.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    send(transaction);
    return transaction.get_response_status();
  }

  std::uint32_t read(std::uint64_t address) {
    std::uint32_t value = 0;
    statuses.push_back(access(tlm::TLM_READ_COMMAND, address, &value, 4));
    return value;
  }
  std::uint32_t read(CoreRegister one) { return read(4 * static_cast<std::uint64_t>(one)); }
  void write(std::uint64_t address, std::uint32_t value) {
    statuses.push_back(access(tlm::TLM_WRITE_COMMAND, address, &value, 4));
  }
  void write(CoreRegister one, std::uint32_t value) { write(4 * static_cast<std::uint64_t>(one), value); }
  std::uint64_t counter(CoreCounter one) {
    const std::uint64_t low = read(std::uint64_t{4} * register_of(one));
    return low | std::uint64_t{read(std::uint64_t{4} * register_of(one) + 4)} << 32U;
  }

  /// Lets local time pass.
  void pass(const sc_core::sc_time& time) {
    local_ += time;
    if (local_ >= quantum_) synchronise();
  }
  /// Waits until the kernel has come to the local time.
  void synchronise() {
    const sc_core::sc_time ahead = local_;
    local_ = sc_core::SC_ZERO_TIME;
    if (ahead > sc_core::SC_ZERO_TIME) wait(ahead);
  }
  /// Waits for the interrupt line. @returns whether it rose within this time
  bool wait_for_interrupt(const sc_core::sc_time& longest) {
    synchronise();
    if (interrupt.read()) return true;
    wait(longest, interrupt.posedge_event());
    return interrupt.read();
  }
  /// The present time of the program.
  sc_core::sc_time now() const { return sc_core::sc_time_stamp() + local_; }

  std::vector<tlm::tlm_response_status> statuses;  ///< of read() and write()
  std::vector<std::pair<std::uint64_t, std::uint64_t>> withdrawn;
  bool is_done = false;

 private:
  void run() {
    program_(*this);
    is_done = true;
  }
  void invalidate(sc_dt::uint64 first, sc_dt::uint64 last) { withdrawn.emplace_back(first, last); }

  sc_core::sc_time quantum_;
  Program program_;
  sc_core::sc_time local_;
};

/// Parts of a core whose neurons are those of `lif` in fixed point, with a synapse from each source to each
/// neuron.
/// @param inputs  sources besides the neurons
inline CoreParts matrix_parts(std::size_t inputs, std::size_t neurons, unsigned weight_bits,
                              core::EventCode code) {
  CoreParts parts;
  parts.parameters.neurons = neurons;
  parts.parameters.first_own_source = inputs;
  parts.parameters.is_open_loop = true;
  parts.neurons = std::make_unique<ProgrammableNeurons>(
      neurons, every_framework().configure("lif", "fixed:16.6", {}), step_neurons(1.0 / 16));
  parts.synapses = std::make_unique<core::SynapseMatrix>(inputs + neurons, neurons, weight_bits);
  parts.layout = code.layout();
  parts.decoder = std::move(code);
  return parts;
}

/// A device and its initiator.
struct Bench {
  Bench(const std::string& name, CoreParts parts, const sc_core::sc_time& quantum, Initiator::Program program,
        const CoreSurroundings& surroundings = {}, core::CoreObserver* observer = nullptr)
      : device((name + "_device").c_str(), std::move(parts), sc_core::sc_time(10, sc_core::SC_NS),
               surroundings, observer),
        initiator((name + "_initiator").c_str(), quantum, std::move(program)),
        line((name + "_line").c_str()) {
    initiator.socket.bind(device.socket);
    device.interrupt(line);
    initiator.interrupt(line);
  }

  CoreDevice device;
  Initiator initiator;
  sc_core::sc_signal<bool> line;
};

inline std::uint64_t offset_of_neurons(const RegisterMap& map) { return map.arrays.front().offset; }
inline std::uint64_t offset_of_weights(const RegisterMap& map) { return map.memories.front().offset; }

}  // namespace lif::bus::tests
