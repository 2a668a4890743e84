#pragma once

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>

#include <lif/common/floating_point.hpp>
#include <lif/shell/checked.hpp>
#include <lif/shell/clocking.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/optional_port.hpp>
#include <lif/shell/report.hpp>
#include <lif/shell/reset_line.hpp>

namespace lif {

/// The common base of the library's clocked modules: clock, reset, the checks at construction and of the
/// wiring, and the wording of run-time errors.
///
/// A module derives from it, registers one process and hands it to step_at_edges():
///
///     explicit MyModule(const sc_core::sc_module_name& instance, const Clocking& clocking = {})
///         : ClockedModule(instance, clocking) {
///       SC_METHOD(step_or_reset);
///       step_at_edges();
///     }
///
/// The process runs at every active edge of the clock and, where the reset is asynchronous, also when the
/// reset becomes active; it asks reset_line().is_active() first. An edge during a reset is not a step.
class ClockedModule : public sc_core::sc_module {
  const Clocking clocking_;  // before the port that it names

 public:
  sc_core::sc_in<bool> clk{
      "clk"};              ///< one step per active edge: the rising edge, unless the clocking says otherwise
  OptionalIn<bool> rst_n;  ///< reset: asynchronous and active low, unless the clocking says otherwise
  OptionalIn<bool>& rst;   ///< the same port, under the name that suits an active-high reset

  ClockedModule(const ClockedModule&) = delete;
  ClockedModule& operator=(const ClockedModule&) = delete;
  ClockedModule(ClockedModule&&) = delete;
  ClockedModule& operator=(ClockedModule&&) = delete;
  ~ClockedModule() override = default;

  /// The clocking given to the constructor.
  const Clocking& clocking() const { return clocking_; }

 protected:
  /// Makes the ports; that of the reset is named rst where `clocking` makes it active high, else rst_n.
  ClockedModule(const sc_core::sc_module_name& instance, const Clocking& clocking)
      : sc_core::sc_module(instance),
        clocking_(clocking),
        rst_n(clocking.active_level == ResetLevel::low ? "rst_n" : "rst"),
        rst(rst_n) {}

  /// Makes the process that was registered last run at active edges and at an asynchronous reset.
  void step_at_edges() {
    dont_initialize();
    sensitive << (clocking_.edge == ClockEdge::rising ? clk.pos() : clk.neg());
    if (clocking_.timing == ResetTiming::synchronous) return;
    sensitive << (clocking_.active_level == ResetLevel::high ? rst_n.pos() : rst_n.neg());
  }

  /// The reset line. Call this only when the ports are bound: from the end of elaboration on.
  ResetLine reset_line() const {
    return rst_n.is_bound() ? ResetLine(rst_n.operator->(), clocking_.active_level) : ResetLine();
  }

  /// Builds a part of the module by calling `make`. Compiler flags or processor modes that change results are
  /// reported as an error (`/lif/numbers`), and so is what build_or_report() reports (`/lif/parameters`).
  /// @returns the result of `make()`
  template <class Make>
  [[gnu::always_inline]] auto checked(const Make& make) const {
    try {
      require_exact_floating_point();
    } catch (const std::runtime_error& error) {
      report_error(message_type::numbers, name(), error.what());
    }
    return build_or_report(name(), make);
  }

  /// Reports an unbound clock. Parents may still bind it in their own before_end_of_elaboration(), which runs
  /// earlier.
  void before_end_of_elaboration() override {
    require_bound(name(), clk, "clk", "a clock: sc_signal<bool> or sc_clock");
  }

  /// Reports a port whose channel does not have as many values as the module needs (`/lif/wiring`).
  /// @param port_name  name of the port, with its index where there are several of its kind
  /// @returns whether the size is right
  bool require_size(const std::string& port_name, std::size_t size, std::size_t needed) const {
    if (size == needed) return true;
    report_error(message_type::wiring, name(),
                 "port " + port_name + " is connected to a channel of " + std::to_string(size) +
                     " values: it needs " + std::to_string(needed));
    return false;
  }

  /// The step and the simulation time as text: " at step 3 (35 ns)".
  static std::string at_step(std::uint64_t step) {
    return " at step " + std::to_string(step) + " (" + sc_core::sc_time_stamp().to_string() + ")";
  }

  /// Reports a value met at run time (`/lif/input`): "input_current is nan at step 3 (35 ns): allowed is any
  /// finite number".
  void report_value(const std::string& what, const std::string& value, std::uint64_t step,
                    const std::string& allowed) const {
    report_error(message_type::input, name(),
                 what + " is " + value + at_step(step) + ": allowed is " + allowed);
  }
};

}  // namespace lif
