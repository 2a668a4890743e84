#pragma once

#include <cstdint>
#include <string>

#include "simulation/neuron_description.hpp"

namespace lif::testbench {

/// The GTKWave save file that shows the waveform of `run`: what the neuron gets, does and sends.
std::string gtkwave_view(const NeuronDescription& neuron, const std::string& dump_path,
                         const std::string& save_path, std::uint64_t end_time);

}  // namespace lif::testbench
