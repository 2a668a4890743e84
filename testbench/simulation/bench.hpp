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

/// A neuron with its input current and those who watch it.
struct Lane {
  std::string name;          ///< of the neuron's instance
  DynamicParameters neuron;  ///< its model
  std::unique_ptr<StepSource> source;
  std::vector<Recorder*> recorders;
  std::vector<StepControl> controls;  ///< what the cells of its inputs set
  Shell shell = Shell::clocked;       ///< that the neuron runs in
};

/// How a simulation ended.
struct Outcome {
  std::uint64_t steps = 0;
  bool interrupted = false;  ///< a signal cut it short
  NumberEvents events;       ///< what limited numbers did, in all lanes together
};

/// The design that `run` and `sweep` simulate: neurons side by side on one clock.
///
/// Step k takes the clock period from k*T to (k+1)*T. Its input is written at k*T, where the clock is
/// low; the rising edge is at (k + 1/2)*T; what the neuron then shows is recorded at the next falling
/// edge. So input and edge never meet, and the waveform reads from left to right.
class Bench : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Bench);

  Bench(const sc_core::sc_module_name& name, std::int64_t period_ps, std::vector<Lane> lanes);

  /// Runs until `limit` steps are done, the input ends or a signal arrives. Exceptions of sources and
  /// recorders come out as they are.
  /// @param expected  length of the run for the progress line, 0 where unknown
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
