#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/network/layer_network.hpp>

#include "network/network_bench.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// The kind in which values of this precision are written.
NumberKind kind_of(Precision precision);

/// A raster: `step`, then a column for each value of a layer, in values that read back as the same bits.
class RasterRecorder : public NetworkObserver {
 public:
  /// @param column  what the columns' names begin with
  RasterRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer, char column);

  void record(std::uint64_t step, const Frame<>& input) override;

 private:
  OutputFile& file_;
  const LayerProcess& layer_;
  NumberKind kind_;
  std::string row_;
};

/// The potentials of a layer of neurons after each step, in the same form.
class PotentialRecorder : public NetworkObserver {
 public:
  PotentialRecorder(OutputFile& file, const LayerNetwork& network, std::size_t layer);

  void record(std::uint64_t step, const Frame<>& input) override;

 private:
  OutputFile& file_;
  const NeuronLayer& neurons_;
  std::size_t size_;
  std::string row_;
};

/// All spikes of all neurons: `step,node,neuron`, a row each; of counts and graded spikes, which are no 1,
/// the rasters tell more.
class SpikesRecorder : public NetworkObserver {
 public:
  SpikesRecorder(OutputFile& file, const LayerNetwork& network);

  void record(std::uint64_t step, const Frame<>& input) override;

 private:
  struct Source {
    const LayerProcess* layer;
    std::string name;  // as a CSV field
  };

  OutputFile& file_;
  std::vector<Source> sources_;
  std::string rows_;
};

}  // namespace lif::testbench
