#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "network/network_bench.hpp"
#include "plots/raster_picture.hpp"

namespace lif::testbench {

/// Draws the spikes of each layer of neurons over time.
class RasterPlot : public NetworkObserver {
 public:
  RasterPlot(const LayerNetwork& network, std::string title);

  void record(std::uint64_t step, const Frame<>& input) override;
  /// The picture of all steps so far.
  std::string finished() const { return picture_.finished(); }

 private:
  RasterPicture picture_;
  std::vector<const LayerProcess*> layers_;  // by band
};

}  // namespace lif::testbench
