#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include <lif/rtl/dense_layer.hpp>

#include "network/network_bench.hpp"
#include "rtl/network_layer.hpp"

namespace lif::testbench {

/// Records the steps of one layer of a network for its bench.
class LayerStepRecorder : public NetworkObserver {
 public:
  /// @param most  number of steps after which nothing more is recorded
  LayerStepRecorder(const LayerNetwork& network, const NetworkLayer& layer, const LayerFormats& formats,
                    std::uint64_t most);

  /// Says that the networks are reset before the next step.
  void reset() { is_reset_ = true; }
  /// @throws UsageError if an input of the layer is not a value of its format
  void record(std::uint64_t step, const Frame<>& input) override;

  const std::vector<systemverilog::LayerStep>& steps() const { return steps_; }

 private:
  const LayerNetwork& network_;
  NetworkLayer layer_;
  LayerFormats formats_;
  std::uint64_t most_;
  bool is_reset_ = false;
  std::vector<double> last_;  // values of the source in the last step
  std::vector<systemverilog::LayerStep> steps_;
};

/// Steps of a layer with random inputs: none, few, many or all of them active, with a reset from time to
/// time. The same seed gives the same steps. The layers make these steps, and keep their state.
std::vector<systemverilog::LayerStep> random_layer_steps(const NetworkLayer& layer,
                                                         const LayerFormats& formats, std::uint64_t count,
                                                         std::uint64_t seed);

}  // namespace lif::testbench
