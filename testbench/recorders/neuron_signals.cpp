#include "recorders/neuron_signals.hpp"

#include <algorithm>
#include <utility>

namespace lif::testbench {

std::string NeuronSignal::full_name() const {
  return std::string(bench_scope) + "." + (is_of_bench ? "" : std::string(neuron_scope) + ".") + name;
}

std::vector<NeuronSignal> neuron_signals(const NeuronDescription& neuron) {
  using Color = GtkwaveSaveFile::Color;
  const NumberKind kind = neuron.type.kind;
  std::vector<NeuronSignal> signals;
  const auto add_bit = [&](const char* name, bool is_of_bench, SignalKind signal, SignalMoment moment,
                           Color color, double (*value)(const StepRecord&)) {
    signals.push_back(
        {name, is_of_bench, signal, NumberKind::integer, moment, value, nullptr, name, color, 1});
  };
  const auto add_number = [&](const char* name, const char* label, NumberKind number, SignalMoment moment,
                              Color color, int rows, std::function<double(const StepRecord&)> value) {
    signals.push_back(
        {name, false, SignalKind::number, number, moment, std::move(value), nullptr, label, color, rows});
  };
  const auto spike = [](const StepRecord& record) { return record.spike; };

  add_bit("clk", true, SignalKind::clock, SignalMoment::edge, Color::green,
          [](const StepRecord&) { return 1.0; });
  add_bit("rst_n", true, SignalKind::bit, SignalMoment::begin_of_step, Color::green,
          [](const StepRecord& record) { return record.rst_n ? 1.0 : 0.0; });
  add_number("input_current", "input_current", kind, SignalMoment::begin_of_step, Color::yellow, 4,
             [](const StepRecord& record) { return record.input; });
  add_number("potential", "potential", kind, SignalMoment::edge, Color::orange, 6,
             [](const StepRecord& record) { return record.potential; });
  add_number("potential_before_reset", "before reset", kind, SignalMoment::edge, Color::orange, 1,
             [](const StepRecord& record) { return record.potential_before_reset; });
  if (neuron.has_threshold) {
    add_number("threshold", "threshold", kind, SignalMoment::edge, Color::red, 1,
               [](const StepRecord& record) { return record.threshold; });
    // GTKWave scales each row to the range of its own values, and draws no two signals in one row. In a
    // signal that takes both values in each clock period, both are seen on one scale.
    add_number("potential_and_threshold", "against threshold", kind, SignalMoment::edge, Color::red, 6,
               [](const StepRecord& record) { return record.potential_before_reset; });
    signals.back().value_at_begin = [](const StepRecord& record) { return record.threshold; };
  }
  if (neuron.has_binary_spikes) {
    add_bit("spike", false, SignalKind::bit, SignalMoment::edge, Color::violet, spike);
  } else {
    add_number("spike", "spike", neuron.spike_kind, SignalMoment::edge, Color::violet, 2, spike);
  }
  add_bit("spike_event", false, SignalKind::event, SignalMoment::edge, Color::violet, spike);
  for (std::size_t i = 0; i < neuron.recorded.size(); ++i) {
    const StateVariable& variable = neuron.recorded[i];
    add_number(variable.info.name, variable.info.name, variable.kind, SignalMoment::edge, Color::yellow, 3,
               [i](const StepRecord& record) { return record.further[i]; });
  }
  return signals;
}

std::vector<NeuronSignal> chosen_signals(const NeuronDescription& neuron, SignalPatterns chosen) {
  std::vector<NeuronSignal> signals = neuron_signals(neuron);
  if (chosen.empty()) return signals;
  signals.erase(std::remove_if(signals.begin(), signals.end(),
                               [&](const NeuronSignal& signal) { return !chosen.match(signal.full_name()); }),
                signals.end());
  return signals;
}

}  // namespace lif::testbench
