#include "recorders/vcd_recorder.hpp"

namespace lif::testbench {

namespace {

// The largest power of ten picoseconds that divides the time, as VCD writes it.
struct TimeUnit {
  std::int64_t picoseconds = 1;
  std::string text;
};

TimeUnit unit_of(std::int64_t time_ps) {
  constexpr const char* names[] = {"ps", "ns", "us", "ms", "s"};
  constexpr int largest = 14;  // 100 s
  int exponent = 0;
  TimeUnit unit;
  while (exponent < largest && time_ps % (unit.picoseconds * 10) == 0) {
    unit.picoseconds *= 10;
    ++exponent;
  }
  unit.text = "1" + std::string(static_cast<std::size_t>(exponent % 3), '0') + " " + names[exponent / 3];
  return unit;
}

}  // namespace

VcdRecorder::VcdRecorder(OutputFile& file, const ConfiguredModel& model, std::int64_t period_ps)
    : file_(file),
      kind_(model.kind),
      threshold_(model.threshold),
      initial_potential_(model.initial_potential) {
  const TimeUnit unit = unit_of(period_ps / 2);
  half_period_ = static_cast<std::uint64_t>(period_ps / 2 / unit.picoseconds);
  writer_.emplace(file_, unit.text);
}

void VcdRecorder::declare(double first_input) {
  writer_->open_scope(bench_scope);
  const auto clk = writer_->add_wire("clk", false);
  const auto rst_n = writer_->add_wire("rst_n", true);
  writer_->open_scope(neuron_scope);
  const auto input_current = add_real("input_current", first_input);
  const auto potential = add_real("potential", initial_potential_);
  const auto potential_before_reset = add_real("potential_before_reset", initial_potential_);
  const auto threshold = add_real("threshold", threshold_);
  const auto spike = writer_->add_wire("spike", false);
  const auto spike_event = writer_->add_event("spike_event");
  variables_ =
      Variables{clk, rst_n, input_current, potential, potential_before_reset, threshold, spike, spike_event};
  writer_->begin();
}

VcdWriter::Real VcdRecorder::add_real(const char* name, double initial) {
  if (kind_ == NumberKind::float32) return writer_->add_real(name, static_cast<float>(initial));
  return writer_->add_real(name, initial);
}

void VcdRecorder::change(VcdWriter::Real real, double value) {
  if (kind_ == NumberKind::float32) {
    writer_->change(real, static_cast<float>(value));
  } else {
    writer_->change(real, value);
  }
}

void VcdRecorder::record(const StepRecord& record) {
  if (!variables_) declare(record.input);
  const bool is_spike = record.spike != 0;
  writer_->set_time(end_time(record.step));
  writer_->change(variables_->clk, false);
  change(variables_->input_current, record.input);
  writer_->set_time(end_time(record.step) + half_period_);
  writer_->change(variables_->clk, true);
  change(variables_->potential_before_reset, record.potential_before_reset);
  change(variables_->potential, record.potential);
  writer_->change(variables_->spike, is_spike);
  if (is_spike) writer_->trigger(variables_->spike_event);
}

void VcdRecorder::finish(std::uint64_t steps) {
  if (!variables_) declare(0);
  writer_->set_time(end_time(steps));
  writer_->change(variables_->clk, false);
  writer_->finish(end_time(steps));
}

}  // namespace lif::testbench
