#include "network/network_recorders.hpp"

#include "text/csv_fields.hpp"

namespace lif::testbench {

namespace {

const NeuronLayer& neuron_layer_of(const LayerNetwork& network, std::size_t layer) {
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

RasterRecorder::RasterRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer, char column)
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

PotentialRecorder::PotentialRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer)
    : file_(file), neurons_(neuron_layer_of(network, layer)), size_(size_of(neurons_.output_shape())) {
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

SpikesRecorder::SpikesRecorder(OutputFile& file, const LayerNetwork& network) : file_(file) {
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

}  // namespace lif::testbench
