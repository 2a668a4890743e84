#include "core/core_waveform.hpp"

#include <algorithm>

#include <lif/trace/gtkwave_save_file.hpp>

namespace lif::testbench {

namespace {

constexpr const char* scope = "testbench.core.";
constexpr std::array<const char*, core::ClockedCore::controllers> names_of_states{
    "idle", "enqueue", "reference", "sweep", "dequeue", "direct", "hold", "tick"};

std::string binary(std::uint64_t value, unsigned bits) {
  std::string text(bits, '0');
  for (unsigned bit = 0; bit < bits; ++bit) {
    if ((value >> bit & 1U) != 0) text[bits - 1 - bit] = '1';
  }
  return text;
}

}  // namespace

CoreWaveform::CoreWaveform(const WriterMaker& make_writer, unsigned word_bits, unsigned neuron_bits,
                           std::int64_t period_ps)
    : time_(period_ps), word_bits_(word_bits), neuron_bits_(neuron_bits), writer_(make_writer(time_.unit)) {
  writer_->open_scope("testbench");
  writer_->open_scope("core");
  clk_ = writer_->add_wire("clk", false);
  word_ = writer_->add_bits("input", binary(0, word_bits));
  request_ = writer_->add_wire("input_request", false);
  acknowledge_ = writer_->add_wire("input_acknowledge", false);
  neuron_ = writer_->add_bits("output", binary(0, neuron_bits));
  spike_ = writer_->add_wire("output_request", false);
  taken_ = writer_->add_wire("output_acknowledge", false);
  spike_event_ = writer_->add_event("spike_event");
  level_ = writer_->add_real("fifo_level", 0.0);
  quiet_ = writer_->add_wire("quiet", true);
  for (std::size_t i = 0; i < states; ++i)
    controller_[i] = writer_->add_wire(std::string("state_") + names_of_states[i], i == 0);
  writer_->begin();
}

void CoreWaveform::record(const CoreCycle& now) {
  last_ = now.cycle;
  const std::uint64_t edge = time_.begin_of(now.cycle);
  writer_->set_time(edge);
  writer_->change(clk_, true);
  writer_->change(word_, binary(now.word, word_bits_));
  writer_->change(request_, now.request);
  writer_->change(acknowledge_, now.acknowledge);
  writer_->change(neuron_, binary(now.neuron, neuron_bits_));
  writer_->change(spike_, now.spike);
  writer_->change(taken_, now.taken);
  writer_->change(level_, static_cast<double>(now.fifo_level));
  writer_->change(quiet_, now.quiet);
  for (std::size_t i = 0; i < states; ++i)
    writer_->change(controller_[i], i == static_cast<std::size_t>(now.controller));
  if (now.spike && !had_spike_) {
    writer_->trigger(spike_event_);
    if (!first_spike_) first_spike_ = edge;
  }
  had_spike_ = now.spike;
  writer_->set_time(edge + time_.half_period);
  writer_->change(clk_, false);
}

void CoreWaveform::finish() { writer_->finish(time_.begin_of(last_ + 1)); }

std::string CoreWaveform::view(const std::string& dump_path, const std::string& save_path) const {
  using Color = GtkwaveSaveFile::Color;
  GtkwaveSaveFile view;
  if (first_spike_) view.set_marker(*first_spike_);
  const auto add = [&](const std::string& name, Color color) { view.add_digital(scope + name, name, color); };
  add("clk", Color::green);
  view.open_group("input");
  view.add_number(std::string(scope) + "input", word_bits_, "input", Color::yellow);
  add("input_request", Color::yellow);
  add("input_acknowledge", Color::yellow);
  view.close_group();
  view.open_group("controller");
  for (const char* state : names_of_states) add(std::string("state_") + state, Color::orange);
  add("quiet", Color::yellow);
  view.add_analog(std::string(scope) + "fifo_level", "fifo_level", Color::red, 3);
  view.close_group();
  view.open_group("output");
  view.add_number(std::string(scope) + "output", neuron_bits_, "output", Color::violet);
  add("output_request", Color::violet);
  add("output_acknowledge", Color::violet);
  add("spike_event", Color::violet);
  view.close_group();
  // Some cycles around the first spike: a whole run would be a block of colour.
  constexpr std::uint64_t shown_before = 200;
  constexpr std::uint64_t shown_after = 300;
  const std::uint64_t end = time_.begin_of(last_ + 1);
  const std::uint64_t middle = first_spike_.value_or(0);
  const std::uint64_t before = time_.begin_of(shown_before);
  return view.text(dump_path, save_path, std::min(end, middle + time_.begin_of(shown_after)),
                   middle > before ? middle - before : 0);
}

}  // namespace lif::testbench
