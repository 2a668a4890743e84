#include "network/network_waveform.hpp"

#include <utility>

#include <lif/trace/gtkwave_save_file.hpp>

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

NetworkWaveform::Signals NetworkWaveform::declare(const TracedNeuron& traced, bool has_stepped) {
  const LayerProcess& layer = network_.layer(traced.layer);
  const auto& neurons = dynamic_cast<const NeuronLayer&>(layer.layer());
  const std::string number = "_" + std::to_string(traced.neuron);
  const bool is_single = neurons.potential_precision() == Precision::single_precision;
  const double potential = neurons.potential(traced.neuron);
  Signals signals{&layer,       &neurons,  traced.neuron, scope_of(network_.description(), traced.layer),
                  std::nullopt, is_single, std::nullopt,  std::nullopt};
  if (traced.potential) {
    signals.potential = is_single ? writer_->add_real("potential" + number, static_cast<float>(potential))
                                  : writer_->add_real("potential" + number, potential);
  }
  if (!neurons.is_spiking()) return signals;
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
      if (signals.is_single_precision) {
        writer_->change(*signals.potential, static_cast<float>(potential));
      } else {
        writer_->change(*signals.potential, potential);
      }
    }
    if (!signals.spike && !signals.event) continue;
    const bool is_spike = signals.layer->frame().values()[signals.neuron] != 0;
    if (signals.spike) writer_->change(*signals.spike, is_spike);
    if (signals.event && is_spike) writer_->trigger(*signals.event);
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
  if (clk_) view.add_digital(std::string(bench_scope) + ".clk", "clk", Color::green);
  std::string open;
  for (const Signals& signals : signals_) {
    if (signals.scope != open) {
      if (!open.empty()) view.close_group();
      // The scope `testbench.network.n4_lif2.` is shown as n4_lif2.
      const std::string path = signals.scope.substr(0, signals.scope.size() - 1);
      view.open_group(path.substr(path.rfind('.') + 1));
      open = signals.scope;
    }
    const std::string number = "_" + std::to_string(signals.neuron);
    if (signals.potential)
      view.add_analog(signals.scope + "potential" + number, "potential" + number, Color::orange, 3);
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
