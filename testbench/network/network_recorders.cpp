#include "network/network_recorders.hpp"

#include <lif/trace/gtkwave_save_file.hpp>

#include "recorders/vcd_time.hpp"
#include "text/csv_fields.hpp"

namespace lif::testbench {

namespace {

constexpr const char* bench_scope = "testbench";

const NeuronLayer& neurons_of(const Network& network, std::size_t layer) {
  return dynamic_cast<const NeuronLayer&>(network.layer(layer).layer());
}

std::string raster_header(std::size_t columns, char column) {
  std::string header = "step";
  for (std::size_t i = 0; i < columns; ++i) header += std::string(",") + column + std::to_string(i);
  return header + "\n";
}

}  // namespace

NumberKind kind_of(Precision precision) {
  return precision == Precision::single_precision ? NumberKind::float32 : NumberKind::float64;
}

RasterRecorder::RasterRecorder(OutputFile& file, const Network& network, std::size_t layer, char column)
    : file_(file), layer_(network.layer(layer)), kind_(kind_of(network.description().precision())) {
  file_.write(raster_header(layer_.frame().size(), column));
}

void RasterRecorder::record(std::uint64_t step, const Frame<>&) {
  row_ = std::to_string(step);
  for (const double value : layer_.frame().values()) {
    row_ += ',';
    append_number(row_, value, kind_);
  }
  row_ += '\n';
  file_.write(row_);
}

PotentialRecorder::PotentialRecorder(OutputFile& file, const Network& network, std::size_t layer)
    : file_(file), neurons_(neurons_of(network, layer)), size_(size_of(neurons_.output_shape())) {
  file_.write(raster_header(size_, 'v'));
}

void PotentialRecorder::record(std::uint64_t step, const Frame<>&) {
  const NumberKind kind = kind_of(neurons_.potential_precision());
  row_ = std::to_string(step);
  for (std::size_t i = 0; i < size_; ++i) {
    row_ += ',';
    append_number(row_, neurons_.potential(i), kind);
  }
  row_ += '\n';
  file_.write(row_);
}

SpikesRecorder::SpikesRecorder(OutputFile& file, const Network& network) : file_(file) {
  const auto& nodes = network.description().nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto* neurons = dynamic_cast<const NeuronLayer*>(nodes[i].layer.get());
    if (neurons != nullptr && neurons->is_spiking()) {
      sources_.push_back({&network.layer(i), csv_field(nodes[i].name)});
    }
  }
  file_.write("step,node,neuron\n");
}

void SpikesRecorder::record(std::uint64_t step, const Frame<>&) {
  rows_.clear();
  for (const Source& source : sources_) {
    for (const std::uint32_t neuron : source.layer->frame().events()) {
      rows_ += std::to_string(step) + "," + source.name + "," + std::to_string(neuron) + "\n";
    }
  }
  file_.write(rows_);
}

NetworkVcd::NetworkVcd(OutputFile& file, const Network& network, const std::vector<TracedNeurons>& traced,
                       std::int64_t period_ps)
    : writer_(file, vcd_time_unit(period_ps / 2).text),
      half_period_(static_cast<std::uint64_t>(period_ps / 2 / vcd_time_unit(period_ps / 2).picoseconds)) {
  writer_.open_scope(bench_scope);
  clk_ = writer_.add_wire("clk", false);
  writer_.open_scope("network");
  for (const TracedNeurons& range : traced) {
    const NeuronLayer& neurons = neurons_of(network, range.layer);
    const std::string scope =
        "n" + std::to_string(range.layer) + "_" + safe_name(network.description().nodes()[range.layer].name);
    writer_.open_scope(scope);
    for (std::size_t i = range.first; i <= range.last; ++i) {
      const std::string number = "_" + std::to_string(i);
      const bool is_single = neurons.potential_precision() == Precision::single_precision;
      const double potential = neurons.potential(i);
      Signals signals{&network.layer(range.layer),
                      &neurons,
                      i,
                      std::string(bench_scope) + ".network." + scope + ".",
                      is_single,
                      is_single ? writer_.add_real("potential" + number, static_cast<float>(potential))
                                : writer_.add_real("potential" + number, potential),
                      std::nullopt,
                      std::nullopt};
      if (neurons.is_spiking()) {
        signals.spike = writer_.add_wire("spike" + number, false);
        signals.event = writer_.add_event("spike_event" + number);
      }
      signals_.push_back(std::move(signals));
    }
    writer_.close_scope();
  }
  writer_.begin();
}

void NetworkVcd::record(std::uint64_t step, const Frame<>&) {
  if (step > 0) {
    writer_.set_time(2 * half_period_ * step);
    writer_.change(*clk_, false);
  }
  writer_.set_time(2 * half_period_ * step + half_period_);
  writer_.change(*clk_, true);
  for (const Signals& signals : signals_) {
    const double potential = signals.neurons->potential(signals.neuron);
    if (signals.is_single_precision) {
      writer_.change(signals.potential, static_cast<float>(potential));
    } else {
      writer_.change(signals.potential, potential);
    }
    if (!signals.spike) continue;
    const bool is_spike = signals.layer->frame().values()[signals.neuron] != 0;
    writer_.change(*signals.spike, is_spike);
    if (is_spike) writer_.trigger(*signals.event);
  }
}

void NetworkVcd::finish(std::uint64_t steps) {
  writer_.set_time(2 * half_period_ * steps);
  writer_.change(*clk_, false);
  writer_.finish(2 * half_period_ * steps);
}

std::string NetworkVcd::view(const std::string& dump_path, const std::string& save_path,
                             std::uint64_t steps) const {
  using Color = GtkwaveSaveFile::Color;
  GtkwaveSaveFile view;
  view.add_digital(std::string(bench_scope) + ".clk", "clk", Color::green);
  std::string open;
  for (const Signals& signals : signals_) {
    if (signals.scope != open) {
      if (!open.empty()) view.close_group();
      // `testbench.network.n4_lif2.` is shown as n4_lif2.
      const std::string path = signals.scope.substr(0, signals.scope.size() - 1);
      view.open_group(path.substr(path.rfind('.') + 1));
      open = signals.scope;
    }
    const std::string number = "_" + std::to_string(signals.neuron);
    view.add_analog(signals.scope + "potential" + number, "potential" + number, Color::orange, 3);
    if (signals.spike)
      view.add_digital(signals.scope + "spike_event" + number, "spike" + number, Color::violet);
  }
  if (!open.empty()) view.close_group();
  return view.text(dump_path, save_path, 2 * half_period_ * steps);
}

}  // namespace lif::testbench
