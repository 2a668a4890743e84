#include "output/gtkwave_view.hpp"

#include <lif/trace/gtkwave_save_file.hpp>

#include "recorders/waveform_recorder.hpp"

namespace lif::testbench {

std::string gtkwave_view(const NeuronDescription& described, SignalPatterns chosen,
                         const std::string& dump_path, const std::string& save_path, std::uint64_t begin_time,
                         std::uint64_t end_time) {
  using Color = GtkwaveSaveFile::Color;
  const std::string bench = std::string(WaveformRecorder::bench_scope) + ".";
  const std::string neuron = bench + WaveformRecorder::neuron_scope + ".";
  GtkwaveSaveFile view;
  const auto is_chosen = [&](const std::string& name) { return chosen.empty() || chosen.match(name); };
  const auto add_analog = [&](const std::string& name, const std::string& label, Color color, int rows) {
    // [1]: the quantities have no unit. A dot in a label would make GTKWave cut it there.
    if (is_chosen(neuron + name)) view.add_analog(neuron + name, label + " [1]", color, rows);
  };
  const auto add_digital = [&](const std::string& scope, const std::string& name, Color color) {
    if (is_chosen(scope + name)) view.add_digital(scope + name, name, color);
  };
  add_digital(bench, "clk", Color::green);
  view.open_group("LIF neuron");
  add_analog("input_current", "input_current", Color::yellow, 4);
  add_analog("potential_before_reset", "before reset", Color::orange, 6);
  add_analog("potential", "potential", Color::orange, 6);
  if (described.has_threshold) add_analog("threshold", "threshold", Color::red, 1);
  if (described.has_binary_spikes) {
    add_digital(neuron, "spike", Color::violet);
  } else {
    add_analog("spike", "spike", Color::violet, 2);
  }
  add_digital(neuron, "spike_event", Color::violet);
  for (const StateVariable& variable : described.recorded)
    add_analog(variable.info.name, variable.info.name, Color::yellow, 3);
  view.close_group();
  return view.text(dump_path, save_path, end_time, begin_time);
}

}  // namespace lif::testbench
