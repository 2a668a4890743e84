#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <lif/catalogue/neuron_description.hpp>

#include "recorders/signal_patterns.hpp"

namespace lif::testbench {

/// Times in a waveform, in its unit.
struct ViewTimes {
  std::uint64_t begin = 0;                   ///< where the waveform begins
  std::uint64_t end = 0;                     ///< where it ends
  std::optional<std::uint64_t> first_spike;  ///< the edge of the first step with a spike, if there is one
};

/// The text of the GTKWave save file that shows the waveform of `run`.
/// @param chosen  patterns of the signals that are in the waveform
std::string gtkwave_view(const NeuronDescription& neuron, const SignalPatterns& chosen,
                         const std::string& dump_path, const std::string& save_path, const ViewTimes& times);

}  // namespace lif::testbench
