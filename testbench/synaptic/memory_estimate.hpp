#pragma once

#include <lif/description/network_description.hpp>

namespace lif::testbench {

/// The number of synapses of a network, as a mean where it is drawn.
double expected_synapses(const NetworkDescription& network);

/// Refuses a network that cannot fit into the memory of this machine, before memory is taken for it.
/// @param path  the file of the network, for the message
/// @throws InputError
void require_memory(const NetworkDescription& network, const std::string& path);

}  // namespace lif::testbench
