#include "network/network_waveform.hpp"

#include <utility>

#include <lif/trace/gtkwave_save_file.hpp>

#include "text/printable.hpp"

namespace lif::testbench {

namespace {

constexpr const char* network_scope = "network";

std::string layer_scope(const LayerGraph& network, std::size_t layer) {
  return "n" + std::to_string(layer) + "_" + safe_name(network.nodes()[layer].name);
}

}  // namespace

std::string NetworkWaveform::scope_of(const LayerGraph& network, std::size_t layer) {
  return std::string(bench_scope) + "." + network_scope + "." + layer_scope(network, layer) + ".";
}

NetworkWaveform::NetworkWaveform(const WriterMaker& make_writer, const LayerNetwork& network,
                                 TracedNetwork traced, std::int64_t period_ps, const StepWindow& window)
    : network_(network),
      traced_(std::move(traced)),
      window_(window),
      time_(period_ps),
      writer_(make_writer(time_.unit)) {
  if (window_.first == 0) declare(0);
}

// Declares the signals at the time at which this step begins, with the values that the step before has left.
void NetworkWaveform::declare(std::uint64_t step) {
  writer_->open_scope(bench_scope);
  if (traced_.clk) clk_ = writer_->add_wire("clk", false);
  writer_->open_scope(network_scope);
  const TracedNeuron* last = nullptr;
  for (const TracedNeuron& traced : traced_.neurons) {
    if (last == nullptr || last->layer != traced.layer) {
      if (last != nullptr) writer_->close_scope();
      writer_->open_scope(layer_scope(network_.description(), traced.layer));
    }
    signals_.push_back(declare(traced, step > 0));
    last = &traced;
  }
  writer_->begin(time_.begin_of(step));
  is_declared_ = true;
}

WaveformWriter::Real NetworkWaveform::add(const Signals& signals, const std::string& name, double value) {
  return signals.is_single_precision ? writer_->add_real(name, static_cast<float>(value))
                                     : writer_->add_real(name, value);
}

void NetworkWaveform::change(const Signals& signals, WaveformWriter::Real real, double value) {
  if (signals.is_single_precision) {
    writer_->change(real, static_cast<float>(value));
  } else {
    writer_->change(real, value);
  }
}

NetworkWaveform::Signals NetworkWaveform::declare(const TracedNeuron& traced, bool has_stepped) {
  const LayerProcess& layer = network_.layer(traced.layer);
  const auto& neurons = dynamic_cast<const NeuronLayer&>(layer.layer());
  const std::string number = "_" + std::to_string(traced.neuron);
  const bool is_single = neurons.potential_precision() == Precision::single_precision;
  const double potential = neurons.potential(traced.neuron);
  const LayerGraph& description = network_.description();
  Signals signals{&layer,
                  &neurons,
                  traced.neuron,
                  description.nodes()[traced.layer].name,
                  scope_of(description, traced.layer),
                  std::nullopt,
                  std::nullopt,
                  is_single,
                  std::nullopt,
                  std::nullopt};
  if (traced.potential) signals.potential = add(signals, "potential" + number, potential);
  if (!neurons.is_spiking()) return signals;
  if (traced.potential && traced.to_scale) {
    const double threshold = neurons.threshold(traced.neuron);
    add(signals, "threshold" + number, threshold);
    signals.to_scale = add(signals, "potential_to_scale" + number, threshold);
  }
  if (traced.spike) {
    const bool is_spike = has_stepped && layer.frame().values()[traced.neuron] != 0;
    signals.spike = writer_->add_wire("spike" + number, is_spike);
  }
  if (traced.spike_event) signals.event = writer_->add_event("spike_event" + number);
  return signals;
}

void NetworkWaveform::record(std::uint64_t step, const Frame<>&) {
  if (step + 1 == window_.first) declare(window_.first);
  if (!window_.holds(step)) return;
  writer_->set_time(time_.begin_of(step));
  if (clk_) writer_->change(*clk_, false);
  writer_->set_time(time_.edge_of(step));
  if (clk_) writer_->change(*clk_, true);
  for (const Signals& signals : signals_) {
    if (signals.potential) {
      const double potential = signals.neurons->potential(signals.neuron);
      change(signals, *signals.potential, potential);
      if (signals.to_scale) change(signals, *signals.to_scale, potential);
    }
    if (!signals.spike && !signals.event) continue;
    const bool is_spike = signals.layer->frame().values()[signals.neuron] != 0;
    if (signals.spike) writer_->change(*signals.spike, is_spike);
    if (signals.event && is_spike) writer_->trigger(*signals.event);
    if (is_spike && !first_spike_) first_spike_ = time_.edge_of(step);
  }
}

void NetworkWaveform::finish(std::uint64_t steps) {
  if (!is_declared_) declare(window_.first_of(steps));
  const std::uint64_t end = time_.begin_of(window_.end_of(steps));
  writer_->set_time(end);
  if (clk_) writer_->change(*clk_, false);
  writer_->finish(end);
}

std::string NetworkWaveform::view(const std::string& dump_path, const std::string& save_path,
                                  std::uint64_t steps) const {
  using Color = GtkwaveSaveFile::Color;
  GtkwaveSaveFile view;
  if (first_spike_) view.set_marker(*first_spike_);
  if (clk_) view.add_digital(std::string(bench_scope) + ".clk", "clk", Color::green);
  std::string open;
  for (const Signals& signals : signals_) {
    if (signals.scope != open) {
      if (!open.empty()) view.close_group();
      view.open_group(printable(shortened(signals.node)));
      open = signals.scope;
    }
    const std::string number = "_" + std::to_string(signals.neuron);
    if (signals.to_scale) {
      view.add_analog(signals.scope + "potential_to_scale" + number, "potential" + number, Color::orange, 3);
      view.add_digital(signals.scope + "threshold" + number, "threshold" + number, Color::red);
    } else if (signals.potential) {
      view.add_analog(signals.scope + "potential" + number, "potential" + number, Color::orange, 3);
    }
    if (signals.event) {
      view.add_digital(signals.scope + "spike_event" + number, "spike" + number, Color::violet);
    } else if (signals.spike) {
      view.add_digital(signals.scope + "spike" + number, "spike" + number, Color::violet);
    }
  }
  if (!open.empty()) view.close_group();
  return view.text(dump_path, save_path, time_.begin_of(window_.end_of(steps)),
                   time_.begin_of(window_.first_of(steps)));
}

}  // namespace lif::testbench
