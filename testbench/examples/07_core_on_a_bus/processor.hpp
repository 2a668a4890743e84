#pragma once

#include <functional>
#include <stdexcept>
#include <utility>

#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/tlm_quantumkeeper.h>
#include <systemc>
#include <tlm>

#include "lif_core.h"

/// Runs software in C against a bus: it runs ahead of the simulation by up to a quantum, and comes back to
/// its time where it waits for an interrupt.
class Processor : public sc_core::sc_module {
 public:
  using Software = std::function<void(const lif_core_bus& bus)>;

  tlm_utils::simple_initiator_socket<Processor, 32> socket{"socket"};
  sc_core::sc_in<bool> interrupt{"interrupt"};

  SC_HAS_PROCESS(Processor);

  Processor(const sc_core::sc_module_name& name, Software software)
      : sc_core::sc_module(name), software_(std::move(software)) {
    SC_THREAD(run);
  }

  /// The response to a transaction, which passes the time that it takes.
  tlm::tlm_response_status access(tlm::tlm_command command, std::uint32_t offset, void* data, unsigned length,
                                  unsigned streaming_width) {
    tlm::tlm_generic_payload transaction;
    transaction.set_command(command);
    transaction.set_address(offset);
    transaction.set_data_ptr(static_cast<unsigned char*>(data));
    transaction.set_data_length(length);
    transaction.set_streaming_width(streaming_width);
    transaction.set_response_status(tlm::TLM_INCOMPLETE_RESPONSE);
    sc_core::sc_time delay = keeper_.get_local_time();
    socket->b_transport(transaction, delay);
    keeper_.set(delay);
    if (keeper_.need_sync()) keeper_.sync();
    return transaction.get_response_status();
  }

 private:
  void run() {
    keeper_.reset();
    lif_core_bus bus{};
    bus.context = this;
    bus.read = [](void* self, std::uint32_t offset) {
      std::uint32_t value = 0;
      require(of(self).access(tlm::TLM_READ_COMMAND, offset, &value, 4, 4));
      return value;
    };
    bus.write = [](void* self, std::uint32_t offset, std::uint32_t value) {
      require(of(self).access(tlm::TLM_WRITE_COMMAND, offset, &value, 4, 4));
    };
    bus.write_words = [](void* self, std::uint32_t offset, const void* words, std::size_t count,
                         int same_offset) {
      const auto length = static_cast<unsigned>(4 * count);
      require(of(self).access(tlm::TLM_WRITE_COMMAND, offset, const_cast<void*>(words), length,
                              same_offset != 0 ? 4 : length));
    };
    bus.wait_for_interrupt = [](void* self) { of(self).wait_for_interrupt(); };
    software_(bus);
  }

  void wait_for_interrupt() {
    keeper_.sync();
    if (!interrupt.read()) wait(interrupt.posedge_event());
  }

  static Processor& of(void* self) { return *static_cast<Processor*>(self); }
  static void require(tlm::tlm_response_status status) {
    if (status != tlm::TLM_OK_RESPONSE) throw std::runtime_error("the core refused an access of its driver");
  }

  Software software_;
  tlm_utils::tlm_quantumkeeper keeper_;
};
