#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "network/network_bench.hpp"

namespace lif::testbench {

/// Draws the spikes of each layer of neurons over time, with a dot for each. If a run is long or a layer is
/// wide, one dot stands for all spikes of neighbouring neurons in neighbouring steps, so that no spike is
/// lost.
class RasterPlot : public NetworkObserver {
 public:
  RasterPlot(const LayerNetwork& network, std::string title);

  void record(std::uint64_t step, const Frame<>& input) override;
  /// The picture of all steps so far.
  std::string finished() const;

 private:
  struct Band {
    const LayerProcess* layer;
    std::string name;
    std::size_t neurons;
    std::size_t rows;
    std::vector<std::vector<bool>> columns;  // for each column of the picture, whether a row has a spike
  };

  static constexpr std::size_t most_columns = 800;
  static constexpr std::size_t most_rows = 160;

  void halve();

  std::string title_;
  std::vector<Band> bands_;
  std::uint64_t steps_ = 0;
  std::uint64_t steps_per_column_ = 1;
};

}  // namespace lif::testbench
