#include "plots/raster_plot.hpp"

#include <utility>

namespace lif::testbench {

RasterPlot::RasterPlot(const LayerNetwork& network, std::string title) : picture_(std::move(title)) {
  const auto& nodes = network.description().nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto* neurons = dynamic_cast<const NeuronLayer*>(nodes[i].layer.get());
    if (neurons == nullptr || !neurons->is_spiking()) continue;
    picture_.add_band(nodes[i].name, size_of(neurons->output_shape()));
    layers_.push_back(&network.layer(i));
  }
}

void RasterPlot::record(std::uint64_t, const Frame<>&) {
  picture_.begin_step();
  for (std::size_t band = 0; band < layers_.size(); ++band) {
    for (const std::uint32_t neuron : layers_[band]->frame().events()) picture_.spike(band, neuron);
  }
}

}  // namespace lif::testbench
