#pragma once

#include <cstdint>
#include <string>

#include <lif/catalogue/neuron_description.hpp>

#include "recorders/signal_patterns.hpp"

namespace lif::testbench {

/// The GTKWave save file that shows the waveform of `run`: what the neuron gets, does and sends.
/// @param chosen                signals that are in it
/// @param begin_time, end_time  of the waveform
std::string gtkwave_view(const NeuronDescription& neuron, const SignalPatterns& chosen,
                         const std::string& dump_path, const std::string& save_path, std::uint64_t begin_time,
                         std::uint64_t end_time);

}  // namespace lif::testbench
