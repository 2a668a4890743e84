#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/description/network_description.hpp>
#include <lif/synapses/synaptic_engine.hpp>

#include "output/result_files.hpp"
#include "plots/raster_picture.hpp"
#include "synaptic/population_statistics.hpp"
#include "synaptic/rate_recording.hpp"

namespace lif::testbench {

/// Neurons whose potentials are recorded, as probes of an engine. In a network of several processes, each
/// makes the same ones.
template <class Real>
class RecordedPotentials {
 public:
  /// Makes the probes that a network describes.
  RecordedPotentials(const NetworkDescription& network, SynapticEngine<Real>& engine);

  bool is_empty() const { return probes_ == 0; }
  /// Names of the columns, from `step` on.
  const std::string& header() const { return header_; }
  /// Takes the potentials of the last visit's steps; where several processes share the network, from all of
  /// them.
  /// @param exchange  connects them; may be null
  void collect(const SynapticEngine<Real>& engine, std::int64_t first, std::int64_t end,
               SpikeExchange* exchange);
  /// The row of a step among those of collect().
  std::string row(std::int64_t step) const;

 private:
  std::size_t probes_ = 0;
  std::string header_ = "step";
  std::int64_t first_ = 0;
  std::vector<std::uint64_t> bits_;  // of the potentials, by step and probe
};

/// Writes what is recorded of a simulation, step by step: spikes, potentials, rates and a picture; it also
/// keeps the statistics of the populations.
template <class Real>
class SimulationRecording {
 public:
  /// @param discarded  number of steps at the start that are left out of the statistics
  /// @throws OutputError
  SimulationRecording(const NetworkDescription& network, const SynapticEngine<Real>& engine,
                      const RecordedPotentials<Real>& potentials, std::uint64_t discarded,
                      const std::string& title, ResultFiles& files);

  /// Records a step of the last visit.
  void record(const SynapticEngine<Real>& engine, const RecordedPotentials<Real>& potentials,
              std::int64_t step);
  /// Completes the files.
  void finish();

  const std::vector<PopulationStatistics>& statistics() const { return statistics_; }

 private:
  std::uint64_t discarded_;
  RasterPicture picture_;
  std::vector<PopulationStatistics> statistics_;
  std::vector<bool> is_written_;     // whether a population's spikes are written
  std::vector<std::string> fields_;  // names of the populations, between commas
  OutputFile* spikes_ = nullptr;
  OutputFile* potentials_ = nullptr;    // null if none are recorded
  std::optional<RateRecording> rates_;  // if some are recorded
  OutputFile* raster_ = nullptr;
};

extern template class RecordedPotentials<float>;
extern template class RecordedPotentials<double>;
extern template class SimulationRecording<float>;
extern template class SimulationRecording<double>;

}  // namespace lif::testbench
