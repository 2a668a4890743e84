#pragma once

#include <systemc>

namespace lif {

/// A trace file that the kernel asks to look at its objects, in any version of SystemC: before each advance
/// of time and, where it wants to, after each delta cycle.
class TraceHook : public sc_core::sc_trace_file
#if SC_VERSION_MAJOR >= 3
    ,
                  private sc_core::sc_stage_callback_if
#endif
{
 public:
  TraceHook(const TraceHook&) = delete;
  TraceHook& operator=(const TraceHook&) = delete;

#if SC_VERSION_MAJOR < 3
 protected:
  TraceHook() { sc_core::sc_get_curr_simcontext()->add_trace_file(this); }
  ~TraceHook() override { sc_core::sc_get_curr_simcontext()->remove_trace_file(this); }

  /// Without it, the kernel still calls cycle() in each delta cycle.
  void watch_delta_cycles(bool) {}
#else
 protected:
  TraceHook() { sc_core::sc_register_stage_callback(*this, sc_core::SC_PRE_TIMESTEP); }
  ~TraceHook() override {
    sc_core::sc_unregister_stage_callback(*this, sc_core::SC_PRE_TIMESTEP | sc_core::SC_POST_UPDATE);
  }

  /// Has cycle() called after each delta cycle, too.
  void watch_delta_cycles(bool on) {
    if (on) {
      sc_core::sc_register_stage_callback(*this, sc_core::SC_POST_UPDATE);
    } else {
      sc_core::sc_unregister_stage_callback(*this, sc_core::SC_POST_UPDATE);
    }
  }

 private:
  void stage_callback(const sc_core::sc_stage& stage) override { cycle(stage == sc_core::SC_POST_UPDATE); }
#endif
};

}  // namespace lif
