#include "network/network_recorders.hpp"

#include <lif/common/csv_fields.hpp>

namespace lif::testbench {

namespace {

const NeuronLayer& neuron_layer_of(const LayerNetwork& network, std::size_t layer) {
  return dynamic_cast<const NeuronLayer&>(network.layer(layer).layer());
}

}  // namespace

NumberKind kind_of(Precision precision) {
  return precision == Precision::single_precision ? NumberKind::float32 : NumberKind::float64;
}

RasterRecorder::RasterRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer, char column)
    : layer_(network.layer(layer)),
      file_(file, layer_.frame().size(), column, kind_of(network.description().precision())) {}

void RasterRecorder::record(std::uint64_t step, const Frame<>&) {
  file_.write(step, layer_.frame().values().data());
}

PotentialRecorder::PotentialRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer)
    : neurons_(neuron_layer_of(network, layer)),
      potentials_(size_of(neurons_.output_shape())),
      file_(file, potentials_.size(), 'v', kind_of(neurons_.potential_precision())) {}

void PotentialRecorder::record(std::uint64_t step, const Frame<>&) {
  for (std::size_t i = 0; i < potentials_.size(); ++i) potentials_[i] = neurons_.potential(i);
  file_.write(step, potentials_.data());
}

SpikesRecorder::SpikesRecorder(OutputFile& file, const LayerNetwork& network) : file_(file) {
  const auto& nodes = network.description().nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto* neurons = dynamic_cast<const NeuronLayer*>(nodes[i].layer.get());
    if (neurons != nullptr && neurons->is_spiking()) {
      sources_.push_back({&network.layer(i), csv_field(nodes[i].name)});
    }
  }
}

void SpikesRecorder::record(std::uint64_t step, const Frame<>&) {
  for (const Source& source : sources_) {
    for (const std::uint32_t neuron : source.layer->frame().events()) file_.write(step, source.name, neuron);
  }
}

}  // namespace lif::testbench
