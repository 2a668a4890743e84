#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/lockstep/clock_watch.hpp>
#include <lif/lockstep/compared_value.hpp>
#include <lif/lockstep/divergence.hpp>
#include <lif/lockstep/lock_step_report.hpp>
#include <lif/lockstep/rtl_probe.hpp>
#include <lif/lockstep/watched_neuron.hpp>
#include <lif/shell/clocked_module.hpp>
#include <lif/shell/enable_line.hpp>

namespace lif {

/// What a LockStep does after the first difference.
enum class AfterDifference {
  stop,  ///< watches LockStepRules::cycles_after further cycles, reports, and stops the simulation
  go_on  ///< reports, and counts the differences to the end
};

/// How a LockStep reports.
struct LockStepRules {
  AfterDifference after = AfterDifference::stop;  ///< what happens after the first difference
  std::size_t cycles_shown = 8;                   ///< cycles before the first difference in the report
  std::size_t cycles_after = 32;                  ///< cycles that are watched before the cause is looked for
};

/// Compares a neuron of this library, in any module, with its RTL in every cycle. Both get the same inputs
/// and the same clock:
///
///     lif::LockStep lock{"lock", neuron, dut};    // dut: the RTL, as a module that Verilator made
///     lock.clk(clk);
///     lock.rst_n(rst_n);
///     lock.compare("spike", lif::probe(spike));
///     lock.compare("potential", lif::probe(potential, lif::signed_bits(12)));
///     ...
///     return lock.matched() ? 0 : 1;
///
/// In each cycle it reads the inputs at the active edge, and the results at the opposite edge, when
/// everything has settled. Where a reset is bound, comparing begins when it is first active, and a cycle in
/// which the reset changes after the edge is left out. Of the first difference it reports (warning
/// `/lif/lockstep`) cycle, inputs, the states before and after, the last cycles, and the likely cause, in the
/// words of the testbench's `compare`.
///
/// A clock that reaches neuron or RTL through a process, and so a delta cycle late, is an error
/// (`/lif/wiring`) in the first cycle; see ClockWatch.
class LockStep : public ClockedModule {
 public:
  OptionalIn<bool> enable{"enable"};  ///< shown in the report; may stay unbound

  LIF_HAS_PROCESS(LockStep);

  /// Watches a neuron in a module of its own beside RTL.
  /// @param rtl       the module with the RTL, whose clock ports are checked
  /// @param clocking  as the neuron has it
  template <class Neuron>
  LockStep(const sc_core::sc_module_name& instance, const Neuron& neuron, const sc_core::sc_module& rtl,
           const LockStepRules& rules = {}, const Clocking& clocking = {})
      : LockStep(instance, std::make_unique<WatchedModule<Neuron>>(neuron), &rtl, rules, clocking) {
    SC_METHOD(begin_cycle);
    at_active_edge();
    SC_METHOD(end_cycle);
    at_opposite_edge();
  }

  /// Watches a neuron of a population beside RTL.
  template <class Model>
  LockStep(const sc_core::sc_module_name& instance, const Population<Model>& population, std::size_t index,
           const sc_core::sc_module& rtl, const LockStepRules& rules = {}, const Clocking& clocking = {})
      : LockStep(instance, std::make_unique<WatchedMember<Model>>(population, index), &rtl, rules, clocking) {
    SC_METHOD(begin_cycle);
    at_active_edge();
    SC_METHOD(end_cycle);
    at_opposite_edge();
  }

  ~LockStep() override;

  /// Compares a state variable of the neuron, such as `spike` or `potential`, with a value of the RTL. A name
  /// that the neuron's state does not have is an error (`/lif/parameters`). The name `input_current` stands
  /// for the input, as both have it at the edge.
  void compare(const std::string& name, RtlProbe rtl);
  /// Compares any value of the model, which a function reads when everything has settled.
  void compare(const std::string& name, std::function<double()> model, RtlProbe rtl);

  /// Whether cycles were compared, none of them differed, and no clock was late.
  bool matched() const { return cycles_ > 0 && differing_cycles_ == 0 && !has_late_clock_; }
  /// Cycles that were compared.
  std::uint64_t cycles() const { return cycles_; }
  /// Cycles in which at least one value differed.
  std::uint64_t differing_cycles() const { return differing_cycles_; }
  /// The first difference, with its likely cause from the cycles so far; A is the model and B the RTL.
  std::optional<Divergence> first_difference() const;
  /// The report of the first difference; a sentence about the number of cycles if there is none.
  std::string report() const;

  /// Registers with a trace file, below the instance's name, for each compared value what the model and the
  /// RTL had (`potential.model`, `potential.rtl`), and `differs` and `differing_cycles`. Call it after the
  /// last compare().
  void trace(sc_core::sc_trace_file* file) const override;

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::LockStep"; }

 protected:
  /// Reports a clock that is not bound, and a LockStep that compares nothing.
  void before_end_of_elaboration() override;
  /// Looks up reset and enable, and the clocks of neuron and RTL.
  void end_of_elaboration() override;
  /// Takes the neuron's initial state.
  void start_of_simulation() override;
  /// Reports a difference whose cause was still being looked for.
  void end_of_simulation() override;

 private:
  LockStep(const sc_core::sc_module_name& instance, std::unique_ptr<WatchedNeuron> neuron,
           const sc_core::sc_module* rtl, const LockStepRules& rules, const Clocking& clocking);

  void at_active_edge();
  void at_opposite_edge();
  void begin_cycle();
  void end_cycle();

  void add(ComparedValue value);
  static double value_of(const RtlProbe& rtl);
  void read_model(LockStepCycle& cycle) const;
  double expected(const LockStepCycle& cycle, std::size_t place);
  void compare_cycle(LockStepCycle& cycle);
  void keep_first(const LockStepCycle& cycle);
  void conclude();
  LockStepCycle& cycle_at(std::uint64_t number);
  LockStepFindings findings() const;

  std::unique_ptr<WatchedNeuron> neuron_;
  const sc_core::sc_module* rtl_;
  LockStepRules rules_;
  std::vector<std::string> state_names_;
  std::deque<ComparedValue> compared_;  // a deque, so that traced values keep their addresses
  std::size_t longest_lag_ = 0;
  std::unique_ptr<ClockWatch> clocks_;
  ResetLine reset_;
  EnableLine enable_;

  std::vector<LockStepCycle> history_;  // the last cycles, in a ring
  std::vector<double> initial_;         // compared values of the model before its first step
  std::uint64_t first_cycle_ = 0;       // the first one after the last reset
  std::uint64_t edges_ = 0;
  bool has_begun_ = false;
  bool has_been_reset_ = false;
  bool has_late_clock_ = false;

  std::uint64_t cycles_ = 0;
  std::uint64_t differing_cycles_ = 0;
  bool differs_ = false;
  bool has_reported_ = false;
  std::deque<LockStepCycle> kept_;  // the cycles around the first difference
  std::size_t first_place_ = 0;     // of the first difference in them
  std::size_t seen_after_ = 0;
};

}  // namespace lif
