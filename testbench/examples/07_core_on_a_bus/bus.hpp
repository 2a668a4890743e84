#pragma once

#include <tlm_utils/simple_initiator_socket.h>
#include <tlm_utils/simple_target_socket.h>
#include <systemc>
#include <tlm>

/// Two initiators reach one target.
class Bus : public sc_core::sc_module {
 public:
  tlm_utils::simple_target_socket<Bus, 32> processor{"processor"}, stranger{"stranger"};
  tlm_utils::simple_initiator_socket<Bus, 32> core{"core"};

  explicit Bus(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    processor.register_b_transport(this, &Bus::transport);
    stranger.register_b_transport(this, &Bus::transport);
  }

 private:
  void transport(tlm::tlm_generic_payload& transaction, sc_core::sc_time& delay) {
    core->b_transport(transaction, delay);
  }
};
