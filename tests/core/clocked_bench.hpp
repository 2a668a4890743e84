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
    sender.connect(input);
    sender.quiet(quiet);
    core.connect_input(input);
    core.connect_output(output);
    core.quiet(quiet);
    receiver.connect(output);
    SC_METHOD(count);
    dont_initialize();
    sensitive << clk.posedge_event();
    SC_METHOD(note_request);
    dont_initialize();
    sensitive << input.offer.posedge_event();
    SC_METHOD(note_acknowledge);
    dont_initialize();
    sensitive << input.answer.posedge_event();
    SC_METHOD(note_spike);
    dont_initialize();
    sensitive << output.offer.posedge_event();
  }

  std::vector<Stamp> stamps;
  sc_core::sc_clock clk{"clk", sc_core::sc_time(10, sc_core::SC_NS)};
  aer::Link<aer::FourPhase> input{"input"}, output{"output"};
  sc_core::sc_signal<bool> quiet{"quiet"};
  ClockedCore core;
  aer::FourPhaseSender sender;
  aer::FourPhaseReceiver receiver;

 private:
  void count() { ++cycle_; }
  void note_request() { stamps.push_back({"in_req", cycle_, input.word.read()}); }
  void note_acknowledge() { stamps.push_back({"in_ack", cycle_, input.word.read()}); }
  void note_spike() { stamps.push_back({"out", cycle_, output.word.read()}); }

  Cycle cycle_ = 0;
};

}  // namespace lif::core::tests
