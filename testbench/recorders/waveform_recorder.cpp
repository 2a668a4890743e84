#include "recorders/waveform_recorder.hpp"

#include <utility>

namespace lif::testbench {

WaveformRecorder::WaveformRecorder(const WaveformWriterMaker& make_writer, const NeuronDescription& neuron,
                                   std::int64_t period_ps, const SignalPatterns& chosen,
                                   const StepWindow& window)
    : window_(window), time_(period_ps) {
  for (NeuronSignal& signal : chosen_signals(neuron, chosen)) variables_.push_back({std::move(signal)});
  writer_ = make_writer(time_.unit);
  before_.potential = neuron.initial_potential;
  before_.potential_before_reset = neuron.initial_potential;
  before_.threshold = neuron.threshold;
  for (const StateVariable& variable : neuron.recorded) before_.further.push_back(variable.initial);
}

void WaveformRecorder::declare(const StepRecord& before) {
  writer_->open_scope(bench_scope);
  bool is_in_neuron = false;
  for (Variable& variable : variables_) {
    const NeuronSignal& signal = variable.signal;
    if (!signal.is_of_bench && !is_in_neuron) {
      writer_->open_scope(neuron_scope);
      is_in_neuron = true;
    }
    const double value = signal.value(before);
    switch (signal.kind) {
      case SignalKind::clock:
        variable.handle = writer_->add_wire(signal.name, false);
        break;
      case SignalKind::bit:
        variable.handle = writer_->add_wire(signal.name, value != 0);
        break;
      case SignalKind::event:
        variable.handle = writer_->add_event(signal.name);
        break;
      case SignalKind::number:
        // A float is written with the digits of a float.
        variable.handle = signal.number == NumberKind::float32
                              ? writer_->add_real(signal.name, static_cast<float>(value))
                              : writer_->add_real(signal.name, value);
        break;
    }
  }
  if (!is_in_neuron) writer_->open_scope(neuron_scope);
  writer_->begin(time_.begin_of(before.step));
  is_declared_ = true;
}

void WaveformRecorder::show(Variable& variable, double value) {
  switch (variable.signal.kind) {
    case SignalKind::clock:
    case SignalKind::bit:
      writer_->change(std::get<WaveformWriter::Wire>(variable.handle), value != 0);
      break;
    case SignalKind::event:
      if (value != 0) writer_->trigger(std::get<WaveformWriter::Event>(variable.handle));
      break;
    case SignalKind::number: {
      const auto real = std::get<WaveformWriter::Real>(variable.handle);
      if (variable.signal.number == NumberKind::float32) {
        writer_->change(real, static_cast<float>(value));
      } else {
        writer_->change(real, value);
      }
    }
  }
}

void WaveformRecorder::show(SignalMoment moment, const StepRecord& record) {
  for (Variable& variable : variables_) {
    if (variable.signal.moment == moment) {
      show(variable, variable.signal.value(record));
    } else if (variable.signal.value_at_begin) {
      show(variable, variable.signal.value_at_begin(record));
    } else if (variable.signal.kind == SignalKind::clock) {
      show(variable, 0);
    }
  }
}

void WaveformRecorder::record(const StepRecord& record) {
  if (!window_.holds(record.step)) {
    if (record.step + 1 == window_.first) before_ = record;
    return;
  }
  if (!is_declared_) {
    before_.step = record.step;
    before_.rst_n = record.rst_n;
    before_.input = record.input;
    declare(before_);
  }
  writer_->set_time(time_.begin_of(record.step));
  show(SignalMoment::begin_of_step, record);
  writer_->set_time(time_.edge_of(record.step));
  show(SignalMoment::edge, record);
}

void WaveformRecorder::finish(std::uint64_t steps) {
  if (!is_declared_) {
    before_.step = window_.first_of(steps);
    declare(before_);
  }
  const std::uint64_t end = time_.begin_of(window_.end_of(steps));
  writer_->set_time(end);
  for (Variable& variable : variables_) {
    if (variable.signal.kind == SignalKind::clock) show(variable, 0);
  }
  writer_->finish(end);
}

}  // namespace lif::testbench
