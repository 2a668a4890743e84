#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <systemc>
#include <vector>

#include <lif/shell/compat.hpp>

#include "input/step_source.hpp"
#include "simulation/neuron_under_test.hpp"
#include "simulation/progress.hpp"
#include "simulation/recorder.hpp"

namespace lif::testbench {

/// A neuron with its input current and its recorders.
struct Lane {
  std::string name;          ///< name of the neuron's SystemC module
  DynamicParameters neuron;  ///< its model and parameters
  std::unique_ptr<StepSource> source;
  std::vector<Recorder*> recorders;
  std::vector<StepControl> controls;  ///< what the further columns of its input set
  Shell shell = Shell::clocked;       ///< the kind of module in which the neuron runs
};

/// How a simulation ended.
struct Outcome {
  std::uint64_t steps = 0;
  bool interrupted = false;  ///< whether a signal ended it early
  NumberEvents events;       ///< saturations and the like, of all lanes together
};

/// The design that `run`, `sweep` and `compare --models` simulate: neurons side by side on one clock.
///
/// Step k is the clock period from k*T to (k+1)*T. Its input is written at k*T, where the clock is low; the
/// rising edge is at (k + 1/2)*T; the outputs of the neuron are recorded at the next falling edge. So the
/// input never changes at a rising edge, and in the waveform the cause always comes before the effect.
class Bench : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Bench);

  Bench(const sc_core::sc_module_name& name, std::int64_t period_ps, std::vector<Lane> lanes);

  /// Runs until `limit` steps are done, the input ends or a signal arrives. Exceptions of sources and
  /// recorders are thrown on as they are.
  /// @param expected  number of steps for the progress line; 0 if not known
  Outcome run(std::uint64_t limit, std::uint64_t expected, bool quiet);

 private:
  void record_and_drive();
  void load_states();
  bool drive();
  void control(std::size_t lane);

  sc_core::sc_clock clk_;
  std::vector<Lane> lanes_;
  std::vector<std::unique_ptr<NeuronUnderTest>> neurons_;
  StepInput input_;
  StepRecord record_;
  sc_core::sc_event driven_;
  std::uint64_t steps_ = 0;
  std::uint64_t limit_ = 0;
  bool is_driven_ = false;
  bool is_cut_short_ = false;
  Progress* progress_ = nullptr;
  std::exception_ptr failure_;
};

}  // namespace lif::testbench
