#include "output/gtkwave_view.hpp"

#include <lif/trace/gtkwave_save_file.hpp>

#include "recorders/vcd_recorder.hpp"

namespace lif::testbench {

std::string gtkwave_view(const NeuronDescription& described, const std::string& dump_path,
                         const std::string& save_path, std::uint64_t end_time) {
  using Color = GtkwaveSaveFile::Color;
  const std::string bench = std::string(VcdRecorder::bench_scope) + ".";
  const std::string neuron = bench + VcdRecorder::neuron_scope + ".";
  // [1]: the quantities have no unit. A dot in a label would make GTKWave cut it there.
  GtkwaveSaveFile view;
  view.add_digital(bench + "clk", "clk", Color::green);
  view.open_group("LIF neuron");
  view.add_analog(neuron + "input_current", "input_current [1]", Color::yellow, 4);
  view.add_analog(neuron + "potential_before_reset", "before reset [1]", Color::orange, 6);
  view.add_analog(neuron + "potential", "potential [1]", Color::orange, 6);
  if (described.has_threshold) view.add_analog(neuron + "threshold", "threshold [1]", Color::red, 1);
  if (described.has_binary_spikes) {
    view.add_digital(neuron + "spike", "spike", Color::violet);
  } else {
    view.add_analog(neuron + "spike", "spike [1]", Color::violet, 2);
  }
  view.add_digital(neuron + "spike_event", "spike_event", Color::violet);
  for (const StateVariable& variable : described.further_state) {
    view.add_analog(neuron + variable.name, variable.name + " [1]", Color::yellow, 3);
  }
  view.close_group();
  return view.text(dump_path, save_path, end_time);
}

}  // namespace lif::testbench
