#include "recorders/vcd_recorder.hpp"

#include <utility>

#include "recorders/vcd_time.hpp"

namespace lif::testbench {

VcdRecorder::VcdRecorder(OutputFile& file, NeuronDescription neuron, std::int64_t period_ps)
    : file_(file), neuron_(std::move(neuron)) {
  const VcdTimeUnit unit = vcd_time_unit(period_ps / 2);
  half_period_ = static_cast<std::uint64_t>(period_ps / 2 / unit.picoseconds);
  writer_.emplace(file_, unit.text);
}

void VcdRecorder::declare(double first_input, bool first_rst_n) {
  const NumberKind kind = neuron_.type.kind;
  writer_->open_scope(bench_scope);
  const auto clk = writer_->add_wire("clk", false);
  const auto rst_n = writer_->add_wire("rst_n", first_rst_n);
  writer_->open_scope(neuron_scope);
  const Number input_current = add_number("input_current", first_input, kind);
  const Number potential = add_number("potential", neuron_.initial_potential, kind);
  const Number before_reset = add_number("potential_before_reset", neuron_.initial_potential, kind);
  std::optional<Number> threshold;
  if (neuron_.has_threshold) threshold = add_number("threshold", neuron_.threshold, kind);
  std::optional<VcdWriter::Wire> spike_level;
  std::optional<Number> spike_value;
  if (neuron_.has_binary_spikes) {
    spike_level = writer_->add_wire("spike", false);
  } else {
    spike_value = add_number("spike", 0, neuron_.spike_kind);
  }
  const auto spike_event = writer_->add_event("spike_event");
  std::vector<Number> further;
  for (const StateVariable& variable : neuron_.further_state) {
    further.push_back(add_number(variable.name, variable.initial, variable.kind));
  }
  variables_ = Variables{clk,       rst_n,       input_current, potential,   before_reset,
                         threshold, spike_level, spike_value,   spike_event, further};
  writer_->begin();
}

VcdRecorder::Number VcdRecorder::add_number(const std::string& name, double initial, NumberKind kind) {
  if (kind == NumberKind::float32) return {writer_->add_real(name, static_cast<float>(initial)), kind};
  return {writer_->add_real(name, initial), kind};
}

void VcdRecorder::change(const Number& number, double value) {
  if (number.kind == NumberKind::float32) {
    writer_->change(number.real, static_cast<float>(value));
  } else {
    writer_->change(number.real, value);
  }
}

void VcdRecorder::record(const StepRecord& record) {
  if (!variables_) declare(record.input, record.rst_n);
  const bool is_spike = record.spike != 0;
  writer_->set_time(end_time(record.step));
  writer_->change(variables_->clk, false);
  writer_->change(variables_->rst_n, record.rst_n);
  change(variables_->input_current, record.input);
  writer_->set_time(end_time(record.step) + half_period_);
  writer_->change(variables_->clk, true);
  change(variables_->potential_before_reset, record.potential_before_reset);
  change(variables_->potential, record.potential);
  if (variables_->threshold) change(*variables_->threshold, record.threshold);
  if (variables_->spike_level) writer_->change(*variables_->spike_level, is_spike);
  if (variables_->spike_value) change(*variables_->spike_value, record.spike);
  if (is_spike) writer_->trigger(variables_->spike_event);
  for (std::size_t i = 0; i < variables_->further.size(); ++i) {
    change(variables_->further[i], record.further[i]);
  }
}

void VcdRecorder::finish(std::uint64_t steps) {
  if (!variables_) declare(0, true);
  writer_->set_time(end_time(steps));
  writer_->change(variables_->clk, false);
  writer_->finish(end_time(steps));
}

}  // namespace lif::testbench
