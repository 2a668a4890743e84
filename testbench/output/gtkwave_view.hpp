#pragma once

#include <cstdint>
#include <string>

#include <lif/catalogue/neuron_description.hpp>

#include "recorders/signal_patterns.hpp"

namespace lif::testbench {

/// The text of the GTKWave save file that shows the waveform of `run`.
/// @param chosen                patterns of the signals that are in the waveform
/// @param begin_time, end_time  times at which the waveform begins and ends
std::string gtkwave_view(const NeuronDescription& neuron, const SignalPatterns& chosen,
                         const std::string& dump_path, const std::string& save_path, std::uint64_t begin_time,
                         std::uint64_t end_time);

}  // namespace lif::testbench
