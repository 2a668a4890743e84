#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <lif/trace/vcd_writer.hpp>

#include "simulation/neuron_description.hpp"
#include "simulation/recorder.hpp"

namespace lif::testbench {

/// The waveform of one neuron: clock and reset, and in the neuron's scope its input current,
/// potential, potential before the reset, threshold where there is one, spike (a level, or a number
/// where spikes are graded or signed), one event per spike, and further state.
class VcdRecorder : public Recorder {
 public:
  /// Names of the scopes, as in the simulated design.
  static constexpr const char* bench_scope = "testbench";
  static constexpr const char* neuron_scope = "neuron";

  /// @param period_ps clock period, an even number of picoseconds
  VcdRecorder(OutputFile& file, NeuronDescription neuron, std::int64_t period_ps);

  void record(const StepRecord& record) override;
  void finish(std::uint64_t steps) override;

  /// The time at which a run of so many steps ends, in units of the file.
  std::uint64_t end_time(std::uint64_t steps) const { return 2 * half_period_ * steps; }

 private:
  /// A number with the digits of its type.
  struct Number {
    VcdWriter::Real real;
    NumberKind kind;
  };

  struct Variables {
    VcdWriter::Wire clk, rst_n;
    Number input_current, potential, potential_before_reset;
    std::optional<Number> threshold;
    std::optional<VcdWriter::Wire> spike_level;
    std::optional<Number> spike_value;
    VcdWriter::Event spike_event;
    std::vector<Number> further;
  };

  void declare(double first_input, bool first_rst_n);
  Number add_number(const std::string& name, double initial, NumberKind kind);
  void change(const Number& number, double value);

  OutputFile& file_;
  NeuronDescription neuron_;
  std::uint64_t half_period_ = 0;
  std::optional<VcdWriter> writer_;
  std::optional<Variables> variables_;
};

}  // namespace lif::testbench
