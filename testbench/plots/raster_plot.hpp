#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "network/network_bench.hpp"

namespace lif::testbench {

/// Draws the spikes of each layer of neurons over time, a dot each. Long runs and wide layers are decimated:
/// a dot then stands for some spikes of neighbouring neurons in neighbouring steps, so that none is lost.
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
    std::vector<std::vector<bool>> columns;  // a row for each group of neurons
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
