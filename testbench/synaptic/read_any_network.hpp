#pragma once

#include <string>

#include <lif/description/network_description.hpp>

namespace lif::testbench {

/// Reads a network file or, where that can be read, the configuration of a SONATA network; tells which parts
/// of that have no effect.
/// @param path  `-` for the standard input
/// @throws InputError naming the file and the place; Interrupted
NetworkDescription read_any_network(const std::string& path);

}  // namespace lif::testbench
