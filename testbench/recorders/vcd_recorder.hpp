#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <lif/trace/vcd_writer.hpp>

#include "models/catalogue.hpp"
#include "simulation/recorder.hpp"

namespace lif::testbench {

/// The waveform of one neuron: clock and reset, and in the neuron's scope its input current,
/// potential, potential before the reset, threshold, spike level and one event per spike.
class VcdRecorder : public Recorder {
 public:
  /// Names of the scopes, as in the simulated design.
  static constexpr const char* bench_scope = "testbench";
  static constexpr const char* neuron_scope = "neuron";

  /// @param period_ps clock period, an even number of picoseconds
  VcdRecorder(OutputFile& file, const ConfiguredModel& model, std::int64_t period_ps);

  void record(const StepRecord& record) override;
  void finish(std::uint64_t steps) override;

  /// The time at which a run of so many steps ends, in units of the file.
  std::uint64_t end_time(std::uint64_t steps) const { return 2 * half_period_ * steps; }

 private:
  struct Variables {
    VcdWriter::Wire clk, rst_n;
    VcdWriter::Real input_current, potential, potential_before_reset, threshold;
    VcdWriter::Wire spike;
    VcdWriter::Event spike_event;
  };

  void declare(double first_input);
  VcdWriter::Real add_real(const char* name, double initial);
  void change(VcdWriter::Real real, double value);

  OutputFile& file_;
  NumberKind kind_;
  double threshold_;
  double initial_potential_;
  std::uint64_t half_period_ = 0;
  std::optional<VcdWriter> writer_;
  std::optional<Variables> variables_;
};

}  // namespace lif::testbench
