#include <algorithm>
#include <exception>
#include <limits>
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
            core::CoreObserver& observer, const CoreRunCalls& calls, const CoreRunChoice& choice)
      : sc_core::sc_module(name),
        setup_(setup),
        state_(state),
        calls_(calls),
        until_(choice.until),
        progress_(0, choice.is_quiet),
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
  void count() try {
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
    if (is_given_up(now)) {
      end_.is_quiet = false;
      sc_core::sc_stop();
      return;
    }
    if (!sender_.is_done() || !quiet_.read() || now < until_) return;
    settle();
    sc_core::sc_stop();
  } catch (...) {
    failure_ = std::current_exception();
    sc_core::sc_stop();
  }

  // Whether the sender has waited for too long, for an answer or for a quiet core.
  bool is_given_up(core::Cycle now) {
    const bool is_requested = input_.offer.read();
    const bool is_acknowledged = input_.answer.read();
    unanswered_ = is_requested && !is_acknowledged ? unanswered_ + 1 : 0;
    if (unanswered_ > setup_.patience) {
      end_.last = now;
      end_.is_answered = false;
      return true;
    }
    if (was_acknowledged_ && !is_acknowledged) {
      // Quiet is waited for after the first cycle without acknowledge.
      deadline_ = now + 1 + setup_.patience;
      rest_ = 0;
      is_rested_ = false;
    } else if (!is_requested && !is_acknowledged) {
      rest_ = quiet_.read() ? rest_ + 1 : 0;
      is_rested_ = is_rested_ || rest_ >= std::max(setup_.sender.idle_cycles, 1U);
    }
    was_acknowledged_ = is_acknowledged;
    const bool waits = setup_.sender.idle_cycles > 0 || sender_.is_done();
    if (is_requested || is_acknowledged || !waits || quiet_.read()) return false;
    if (is_rested_ && !sender_.is_done()) return false;
    const core::Cycle last = is_rested_ ? std::max(deadline_, until_ + setup_.patience) : deadline_;
    if (now < last) return false;
    end_.last = last;
    return true;
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
  core::Cycle until_;
  Progress progress_;
  sc_core::sc_clock clk_{"clk", sc_core::sc_time(10, sc_core::SC_NS)};
  aer::Link<aer::FourPhase> input_{"input"}, output_{"output"};
  sc_core::sc_signal<bool> quiet_{"quiet"};
  core::ClockedCore core_;
  aer::FourPhaseSender sender_;
  aer::FourPhaseReceiver receiver_;
  core::Cycle cycle_ = 1;  // that holds now; the first edge begins cycle 1
  core::Cycle deadline_ = std::numeric_limits<core::Cycle>::max();  // up to which quiet is waited for
  core::Cycle rest_ = 0;    // cycles for which the core has been quiet between handshakes
  bool is_rested_ = false;  // whether that was as long as the sender waits for
  bool was_acknowledged_ = false;
  core::Cycle unanswered_ = 0;  // cycles for which an acknowledge has been waited for
  bool was_quiet_ = false;
  bool has_sent_ = false;
  CoreRunEnd end_;
  std::exception_ptr failure_;
};

}  // namespace

CoreRunEnd run_clocked_core(const CoreSetup& setup, core::CoreState& state, core::CoreObserver& observer,
                            const CoreRunCalls& calls, const CoreRunChoice& choice) {
  CoreBench bench("testbench", setup, state, observer, calls, choice);
  return bench.run();
}

}  // namespace lif::testbench
