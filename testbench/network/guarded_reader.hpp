#pragma once

#include <string>

#include <lif/nir/graph.hpp>

namespace lif::testbench {

/// Reads a NIR file in a child process with limits on memory and time, because libhdf5 crashes or hangs on
/// some broken files; then only the child is lost. Call it before the SystemC kernel starts.
/// @throws InputError naming the file; Interrupted
nir::Graph read_nir_file(const std::string& path);

}  // namespace lif::testbench
