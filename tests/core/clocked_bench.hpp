#pragma once

#include <systemc>
#include <utility>
#include <vector>

#include <lif/aer/four_phase_receiver.hpp>
#include <lif/aer/four_phase_sender.hpp>
#include <lif/core/clocked_core.hpp>
#include <lif/core/timed_core.hpp>

#include "core/tiny_odin_trace.hpp"

namespace lif::core::tests {

/// A clocked core with a sender and a receiver, and a note of each edge of a handshake.
class ClockedBench : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(ClockedBench);

  ClockedBench(const sc_core::sc_module_name& name, CoreState& state, aer::FourPhaseSender::Source source,
               const aer::SenderTiming& timing, Cycle first, const ReceiverTiming& answers = {},
               CoreObserver* observer = nullptr)
      : sc_core::sc_module(name),
        core("core", state, observer),
        sender("sender", std::move(source), timing, first),
        receiver(
            "receiver", [](std::uint64_t) {}, answers.acknowledge_cycles, answers.release_cycles) {
    for (sc_core::sc_in<bool>* port : {&core.clk, &sender.clk, &receiver.clk}) port->bind(clk);
    sender.word(word);
    sender.request(request);
    sender.acknowledge(acknowledge);
    sender.quiet(quiet);
    core.input(word);
    core.input_request(request);
    core.input_acknowledge(acknowledge);
    core.output(neuron);
    core.output_request(spike);
    core.output_acknowledge(taken);
    core.quiet(quiet);
    receiver.word(neuron);
    receiver.request(spike);
    receiver.acknowledge(taken);
    SC_METHOD(count);
    dont_initialize();
    sensitive << clk.posedge_event();
    SC_METHOD(note_request);
    dont_initialize();
    sensitive << request.posedge_event();
    SC_METHOD(note_acknowledge);
    dont_initialize();
    sensitive << acknowledge.posedge_event();
    SC_METHOD(note_spike);
    dont_initialize();
    sensitive << spike.posedge_event();
  }

  std::vector<Stamp> stamps;
  sc_core::sc_clock clk{"clk", sc_core::sc_time(10, sc_core::SC_NS)};
  sc_core::sc_signal<std::uint64_t> word{"word"}, neuron{"neuron"};
  sc_core::sc_signal<bool> request{"request"}, acknowledge{"acknowledge"}, spike{"spike"}, taken{"taken"},
      quiet{"quiet"};
  ClockedCore core;
  aer::FourPhaseSender sender;
  aer::FourPhaseReceiver receiver;

 private:
  void count() { ++cycle_; }
  void note_request() { stamps.push_back({"in_req", cycle_, word.read()}); }
  void note_acknowledge() { stamps.push_back({"in_ack", cycle_, word.read()}); }
  void note_spike() { stamps.push_back({"out", cycle_, neuron.read()}); }

  Cycle cycle_ = 0;
};

}  // namespace lif::core::tests
