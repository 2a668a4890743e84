#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <lif/core/core_observer.hpp>

#include "core/network_core.hpp"
#include "network/raster_file.hpp"

namespace lif::testbench {

/// Turns the spikes of a network's core back into steps, with the files that `network` writes: all spikes,
/// and a raster of the output. A spike belongs to the step in whose time reference it fired.
class StepRecorder : public core::CoreObserver {
 public:
  /// @param kind  in which values of the raster are written
  StepRecorder(const NetworkCore& core, NumberKind kind, OutputFile& spikes, OutputFile& raster);

  void taken(core::EventId id, std::uint64_t word, core::Cycle cycle) override;
  void fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) override;

  /// Number of complete steps.
  std::uint64_t steps() const { return steps_; }

 private:
  const NetworkCore& core_;
  std::vector<std::string> names_;                // of the nodes, as CSV fields
  std::vector<std::vector<std::size_t>> spikes_;  // of the step, by layer
  std::vector<double> output_;                    // of the step
  std::size_t references_ = 0;                    // of the step that were taken
  std::uint64_t steps_ = 0;
  SpikesFile spikes_file_;
  RasterFile raster_file_;
};

}  // namespace lif::testbench
