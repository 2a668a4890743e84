#include <exception>
#include <optional>
#include <utility>

#include <systemc>

#include <lif/aer/four_phase_receiver.hpp>
#include <lif/aer/four_phase_sender.hpp>
#include <lif/core/clocked_core.hpp>

#include "core/core_run.hpp"
#include "interrupt.hpp"
#include "simulation/progress.hpp"

namespace lif::testbench {

namespace {

/// A core with a sender and a receiver on one clock.
class CoreBench : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(CoreBench);

  CoreBench(const sc_core::sc_module_name& name, const CoreSetup& setup, core::CoreState& state,
            core::CoreObserver& observer, const CoreRunCalls& calls, bool is_quiet)
      : sc_core::sc_module(name),
        setup_(setup),
        state_(state),
        calls_(calls),
        progress_(0, is_quiet),
        core_("core", state, &observer),
        sender_(
            "sender", [this] { return next(); }, setup.sender, setup.first_request),
        receiver_(
            "receiver", [](std::uint64_t) {}, setup.receiver.acknowledge_cycles,
            setup.receiver.release_cycles) {
    for (sc_core::sc_in<bool>* port : {&core_.clk, &sender_.clk, &receiver_.clk}) port->bind(clk_);
    sender_.connect(input_);
    sender_.quiet(quiet_);
    core_.connect_input(input_);
    core_.connect_output(output_);
    core_.quiet(quiet_);
    receiver_.connect(output_);
    SC_METHOD(count);
    dont_initialize();
    sensitive << clk_.negedge_event();
    SC_METHOD(note_request);
    dont_initialize();
    sensitive << input_.offer.posedge_event();
  }

  CoreRunEnd run() {
    sc_core::sc_start();
    if (failure_) std::rethrow_exception(failure_);
    return end_;
  }

 private:
  // Between the edges, where all of a cycle's values hold.
  void count() {
    const core::Cycle now = cycle_++;
    calls_.final_before(cycle_);
    if (calls_.cycle) {
      calls_.cycle({now, input_.word.read(), input_.offer.read(), input_.answer.read(), output_.word.read(),
                    output_.offer.read(), output_.answer.read(), quiet_.read(), core_.controller(),
                    state_.fifo().size()});
    }
    if (!quiet_.read() || !was_quiet_) end_.last = now;
    was_quiet_ = quiet_.read();
    progress_.update(cycle_, 1);
    if (interrupted()) {
      end_.interrupted = true;
      sc_core::sc_stop();
      return;
    }
    const bool waits = setup_.sender.idle_cycles > 0 || sender_.is_done();
    const bool is_between = !input_.offer.read() && !input_.answer.read();
    restless_ = quiet_.read() || !waits || !is_between ? 0 : restless_ + 1;
    unanswered_ = input_.offer.read() && !input_.answer.read() ? unanswered_ + 1 : 0;
    // Quiet is waited for after the first cycle without acknowledge.
    if (restless_ > setup_.patience + 1 || unanswered_ > setup_.patience) {
      end_.last = now;
      end_.is_quiet = false;
      end_.is_answered = unanswered_ == 0;
      sc_core::sc_stop();
    }
    if (!sender_.is_done() || !quiet_.read()) return;
    settle();
    sc_core::sc_stop();
  }

  void note_request() { calls_.requested(input_.word.read(), cycle_); }

  // An exception that leaves a process would lose its type.
  std::optional<aer::Offer> next() try {
    if (has_sent_ && setup_.sender.idle_cycles > 0) settle();
    const auto offer = calls_.next();
    has_sent_ = offer.has_value();
    return offer;
  } catch (...) {
    failure_ = std::current_exception();
    sc_core::sc_stop();
    return std::nullopt;
  }

  void settle() {
    if (std::exchange(has_sent_, false) || setup_.sender.idle_cycles == 0) calls_.settled();
  }

  const CoreSetup& setup_;
  const core::CoreState& state_;
  const CoreRunCalls& calls_;
  Progress progress_;
  sc_core::sc_clock clk_{"clk", sc_core::sc_time(10, sc_core::SC_NS)};
  aer::Link<aer::FourPhase> input_{"input"}, output_{"output"};
  sc_core::sc_signal<bool> quiet_{"quiet"};
  core::ClockedCore core_;
  aer::FourPhaseSender sender_;
  aer::FourPhaseReceiver receiver_;
  core::Cycle cycle_ = 1;       // that holds now; the first edge begins cycle 1
  core::Cycle restless_ = 0;    // cycles for which quiet has been waited for
  core::Cycle unanswered_ = 0;  // cycles for which an acknowledge has been waited for
  bool was_quiet_ = false;
  bool has_sent_ = false;
  CoreRunEnd end_;
  std::exception_ptr failure_;
};

}  // namespace

CoreRunEnd run_clocked_core(const CoreSetup& setup, core::CoreState& state, core::CoreObserver& observer,
                            const CoreRunCalls& calls, bool is_quiet) {
  CoreBench bench("testbench", setup, state, observer, calls, is_quiet);
  return bench.run();
}

}  // namespace lif::testbench
