#include "recorders/waveform_recorder.hpp"

#include <utility>

#include "recorders/vcd_time.hpp"

namespace lif::testbench {

namespace {

const std::string& bench_prefix() {
  static const std::string prefix = std::string(WaveformRecorder::bench_scope) + ".";
  return prefix;
}

const std::string& neuron_prefix() {
  static const std::string prefix = bench_prefix() + WaveformRecorder::neuron_scope + ".";
  return prefix;
}

}  // namespace

std::vector<std::string> WaveformRecorder::names(const NeuronDescription& neuron) {
  std::vector<std::string> names{bench_prefix() + "clk", bench_prefix() + "rst_n"};
  for (const char* name : {"input_current", "potential", "potential_before_reset"})
    names.push_back(neuron_prefix() + name);
  if (neuron.has_threshold) names.push_back(neuron_prefix() + "threshold");
  for (const char* name : {"spike", "spike_event"}) names.push_back(neuron_prefix() + name);
  for (const StateVariable& variable : neuron.recorded) names.push_back(neuron_prefix() + variable.info.name);
  return names;
}

WaveformRecorder::WaveformRecorder(const WaveformWriterMaker& make_writer, NeuronDescription neuron,
                                   std::int64_t period_ps, SignalPatterns chosen, const StepWindow& window)
    : neuron_(std::move(neuron)), chosen_(std::move(chosen)), window_(window) {
  const VcdTimeUnit unit = vcd_time_unit(period_ps / 2);
  half_period_ = static_cast<std::uint64_t>(period_ps / 2 / unit.picoseconds);
  writer_ = make_writer(unit.text);
  before_.potential = neuron_.initial_potential;
  before_.potential_before_reset = neuron_.initial_potential;
  before_.threshold = neuron_.threshold;
  for (const StateVariable& variable : neuron_.recorded) before_.further.push_back(variable.initial);
}

void WaveformRecorder::declare(const StepRecord& before) {
  const NumberKind kind = neuron_.type.kind;
  Variables variables;
  writer_->open_scope(bench_scope);
  variables.clk = add_wire(bench_prefix(), "clk", false);
  variables.rst_n = add_wire(bench_prefix(), "rst_n", before.rst_n);
  writer_->open_scope(neuron_scope);
  variables.input_current = add_number("input_current", before.input, kind);
  variables.potential = add_number("potential", before.potential, kind);
  variables.potential_before_reset =
      add_number("potential_before_reset", before.potential_before_reset, kind);
  if (neuron_.has_threshold) variables.threshold = add_number("threshold", before.threshold, kind);
  if (neuron_.has_binary_spikes) {
    variables.spike_level = add_wire(neuron_prefix(), "spike", before.spike != 0);
  } else {
    variables.spike_value = add_number("spike", before.spike, neuron_.spike_kind);
  }
  if (is_chosen(neuron_prefix(), "spike_event")) variables.spike_event = writer_->add_event("spike_event");
  for (std::size_t i = 0; i < neuron_.recorded.size(); ++i) {
    const StateVariable& variable = neuron_.recorded[i];
    variables.further.push_back(add_number(variable.info.name, before.further[i], variable.kind));
  }
  variables_ = std::move(variables);
  writer_->begin(begin_of(before.step));
}

bool WaveformRecorder::is_chosen(const std::string& scope, const std::string& name) {
  return chosen_.empty() || chosen_.match(scope + name);
}

std::optional<WaveformWriter::Wire> WaveformRecorder::add_wire(const std::string& scope,
                                                               const std::string& name, bool initial) {
  if (!is_chosen(scope, name)) return std::nullopt;
  return writer_->add_wire(name, initial);
}

std::optional<WaveformRecorder::Number> WaveformRecorder::add_number(const std::string& name, double initial,
                                                                     NumberKind kind) {
  if (!is_chosen(neuron_prefix(), name)) return std::nullopt;
  if (kind == NumberKind::float32) return Number{writer_->add_real(name, static_cast<float>(initial)), kind};
  return Number{writer_->add_real(name, initial), kind};
}

void WaveformRecorder::change(const std::optional<WaveformWriter::Wire>& wire, bool value) {
  if (wire) writer_->change(*wire, value);
}

void WaveformRecorder::change(const std::optional<Number>& number, double value) {
  if (!number) return;
  if (number->kind == NumberKind::float32) {
    writer_->change(number->real, static_cast<float>(value));
  } else {
    writer_->change(number->real, value);
  }
}

void WaveformRecorder::record(const StepRecord& record) {
  if (!window_.holds(record.step)) {
    if (record.step + 1 == window_.first) before_ = record;
    return;
  }
  if (!variables_) {
    before_.step = record.step;
    before_.rst_n = record.rst_n;
    before_.input = record.input;
    declare(before_);
  }
  const bool is_spike = record.spike != 0;
  writer_->set_time(begin_of(record.step));
  change(variables_->clk, false);
  change(variables_->rst_n, record.rst_n);
  change(variables_->input_current, record.input);
  writer_->set_time(begin_of(record.step) + half_period_);
  change(variables_->clk, true);
  change(variables_->potential_before_reset, record.potential_before_reset);
  change(variables_->potential, record.potential);
  change(variables_->threshold, record.threshold);
  change(variables_->spike_level, is_spike);
  change(variables_->spike_value, record.spike);
  if (is_spike && variables_->spike_event) writer_->trigger(*variables_->spike_event);
  for (std::size_t i = 0; i < variables_->further.size(); ++i) {
    change(variables_->further[i], record.further[i]);
  }
}

void WaveformRecorder::finish(std::uint64_t steps) {
  if (!variables_) {
    before_.step = window_.first_of(steps);
    declare(before_);
  }
  const std::uint64_t end = begin_of(window_.end_of(steps));
  writer_->set_time(end);
  change(variables_->clk, false);
  writer_->finish(end);
}

}  // namespace lif::testbench
