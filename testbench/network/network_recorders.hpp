#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/network/layer_network.hpp>

#include "network/network_bench.hpp"
#include "network/raster_file.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// The number kind in which values of this precision are written.
NumberKind kind_of(Precision precision);

/// Writes a raster: `step`, then a column for each value of a layer, so that the values read back as the same
/// bits.
class RasterRecorder : public NetworkObserver {
 public:
  /// @param column  the letter with which the names of the columns begin
  RasterRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer, char column);

  void record(std::uint64_t step, const Frame<>& input) override;

 private:
  const LayerProcess& layer_;
  RasterFile file_;
};

/// Writes the membrane potentials of a layer of neurons after each step, in the same form.
class PotentialRecorder : public NetworkObserver {
 public:
  PotentialRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer);

  void record(std::uint64_t step, const Frame<>& input) override;

 private:
  const NeuronLayer& neurons_;
  std::vector<double> potentials_;
  RasterFile file_;
};

/// Writes all spikes of all neurons, a row `step,node,neuron` for each. It does not write the height of a
/// spike: where neurons emit counts or graded spikes, the rasters hold more.
class SpikesRecorder : public NetworkObserver {
 public:
  SpikesRecorder(OutputFile& file, const LayerNetwork& network);

  void record(std::uint64_t step, const Frame<>& input) override;

 private:
  struct Source {
    const LayerProcess* layer;
    std::string name;  // of the node, as a CSV field
  };

  SpikesFile file_;
  std::vector<Source> sources_;
};

}  // namespace lif::testbench
