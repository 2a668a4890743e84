#pragma once

#include <cstddef>
#include <string>

#include <lif/bus/register_map.hpp>
#include <lif/core/core_state.hpp>

#include "core/core_setup.hpp"
#include "core/neuron_setup.hpp"

namespace lif::testbench {

/// A core as software sees it behind lif::bus::CoreDevice.
struct CoreSoftware {
  bus::RegisterMap map;  ///< its registers
  std::string memory;    ///< a header for C with what its memories hold
};

/// Describes a core for software.
/// @param inject_depth  entries of the event-inject FIFO
/// @param output_depth  entries of the event-read FIFO
/// @throws std::invalid_argument if the core is too large for a bus, or a bias too wide for its register
CoreSoftware describe_for_software(core::CoreState& state, const CoreSetup& setup, const NeuronSetup& neurons,
                                   std::size_t inject_depth, std::size_t output_depth);

}  // namespace lif::testbench
