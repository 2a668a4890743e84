#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include <lif/trace/waveform_writer.hpp>

#include "recorders/neuron_signals.hpp"
#include "recorders/signal_patterns.hpp"
#include "recorders/step_window.hpp"
#include "recorders/vcd_time.hpp"
#include "simulation/recorder.hpp"

namespace lif::testbench {

/// Makes a writer for a waveform that counts time in the given unit.
using WaveformWriterMaker = std::function<std::unique_ptr<WaveformWriter>(const std::string& time_unit)>;

/// Records the waveform of one neuron: those of its neuron_signals() that are chosen.
class WaveformRecorder : public Recorder {
 public:
  /// @param period_ps  clock period, an even number of picoseconds
  /// @param chosen     patterns of the signals that are recorded
  /// @param window     the steps that are recorded
  WaveformRecorder(const WaveformWriterMaker& make_writer, const NeuronDescription& neuron,
                   std::int64_t period_ps, const SignalPatterns& chosen, const StepWindow& window);

  void record(const StepRecord& record) override;
  void finish(std::uint64_t steps) override;

 private:
  /// A signal and its handle in the writer.
  struct Variable {
    NeuronSignal signal;
    std::variant<WaveformWriter::Wire, WaveformWriter::Real, WaveformWriter::Event> handle{};
  };

  void declare(const StepRecord& before);
  void show(SignalMoment moment, const StepRecord& record);
  void show(Variable& variable, double value);

  std::vector<Variable> variables_;
  StepWindow window_;
  WaveformTime time_;
  std::unique_ptr<WaveformWriter> writer_;
  bool is_declared_ = false;
  StepRecord before_;  // the values of the signals just before the window
};

}  // namespace lif::testbench
