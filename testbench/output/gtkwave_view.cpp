#include "output/gtkwave_view.hpp"

#include <lif/trace/gtkwave_save_file.hpp>

#include "recorders/neuron_signals.hpp"

namespace lif::testbench {

std::string gtkwave_view(const NeuronDescription& neuron, const SignalPatterns& chosen,
                         const std::string& dump_path, const std::string& save_path, const ViewTimes& times) {
  GtkwaveSaveFile view;
  if (times.first_spike) view.set_marker(*times.first_spike);
  const auto add = [&](const NeuronSignal& signal) {
    if (signal.kind == SignalKind::number) {
      // There is no dot in the label, because GTKWave cuts a label at a dot, and there are no brackets, which
      // would look like the index of a bit.
      view.add_analog(signal.full_name(), signal.label + " (no unit)", signal.color, signal.rows);
    } else {
      view.add_digital(signal.full_name(), signal.label, signal.color);
    }
  };
  const std::vector<NeuronSignal> signals = chosen_signals(neuron, chosen);
  for (const NeuronSignal& signal : signals) {
    if (signal.kind == SignalKind::clock) add(signal);
  }
  view.open_group("LIF neuron");
  for (const NeuronSignal& signal : signals) {
    if (!signal.is_of_bench) add(signal);
  }
  view.close_group();
  return view.text(dump_path, save_path, times.end, times.begin);
}

}  // namespace lif::testbench
