#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>
#include <lif/description/network_description.hpp>

namespace lif::testbench {

/// Writes the firing rates of populations, bin by bin: `step,population,rate` with the first step of the bin
/// and the spikes of a neuron per second in it.
class RateRecording {
 public:
  /// @param file  has to outlive the recording
  RateRecording(const NetworkDescription& network, OutputFile& file);

  /// A neuron of a population spikes in the current step.
  void spike(std::size_t population) { ++spikes_[population]; }
  /// The current step is over; they are counted from 0.
  void end_step();
  /// Writes the last bins as far as they came.
  void finish();

 private:
  struct Recorder {
    RatesDescription of;
    std::uint64_t spikes_before;  // spikes of the population before the current bin
  };

  void write(Recorder& recorder, std::uint64_t steps);

  const NetworkDescription& network_;
  OutputFile& file_;
  std::vector<std::uint64_t> spikes_;  // until now, by population
  std::vector<Recorder> recorders_;
  std::uint64_t steps_ = 0;  // that are over
};

}  // namespace lif::testbench
