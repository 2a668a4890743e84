#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <lif/trace/waveform_writer.hpp>

#include <lif/catalogue/neuron_description.hpp>
#include "recorders/signal_patterns.hpp"
#include "recorders/step_window.hpp"
#include "simulation/recorder.hpp"

namespace lif::testbench {

/// Makes the writer of a waveform whose time is counted in this unit.
using WaveformWriterMaker = std::function<std::unique_ptr<WaveformWriter>(const std::string& time_unit)>;

/// The waveform of one neuron: clock and reset, and in the neuron's scope its input current,
/// potential, potential before the reset, threshold where there is one, spike (a level, or a number
/// where spikes are graded or signed), one event per spike, and further state.
class WaveformRecorder : public Recorder {
 public:
  /// Names of the scopes, as in the simulated design.
  static constexpr const char* bench_scope = "testbench";
  static constexpr const char* neuron_scope = "neuron";

  /// The names of all signals, scopes joined by dots.
  static std::vector<std::string> names(const NeuronDescription& neuron);

  /// @param period_ps  clock period, an even number of picoseconds
  /// @param chosen     signals, and `window` the steps, that are recorded
  WaveformRecorder(const WaveformWriterMaker& make_writer, NeuronDescription neuron, std::int64_t period_ps,
                   SignalPatterns chosen, const StepWindow& window);

  void record(const StepRecord& record) override;
  void finish(std::uint64_t steps) override;

  /// The time at which a step begins, and the one before ends, in units of the file.
  std::uint64_t begin_of(std::uint64_t step) const { return 2 * half_period_ * step; }

 private:
  /// A number with the digits of its type.
  struct Number {
    WaveformWriter::Real real;
    NumberKind kind;
  };

  /// Those that are recorded.
  struct Variables {
    std::optional<WaveformWriter::Wire> clk, rst_n;
    std::optional<Number> input_current, potential, potential_before_reset, threshold;
    std::optional<WaveformWriter::Wire> spike_level;
    std::optional<Number> spike_value;
    std::optional<WaveformWriter::Event> spike_event;
    std::vector<std::optional<Number>> further;
  };

  void declare(const StepRecord& before);
  std::optional<WaveformWriter::Wire> add_wire(const std::string& scope, const std::string& name,
                                               bool initial);
  std::optional<Number> add_number(const std::string& name, double initial, NumberKind kind);
  void change(const std::optional<WaveformWriter::Wire>& wire, bool value);
  void change(const std::optional<Number>& number, double value);
  bool is_chosen(const std::string& scope, const std::string& name);

  NeuronDescription neuron_;
  SignalPatterns chosen_;
  StepWindow window_;
  std::uint64_t half_period_ = 0;
  std::unique_ptr<WaveformWriter> writer_;
  std::optional<Variables> variables_;
  StepRecord before_;  // the window, what the signals show there
};

}  // namespace lif::testbench
