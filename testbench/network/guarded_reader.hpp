#pragma once

#include <functional>
#include <string>

#include <lif/nir/graph.hpp>

namespace lif::testbench {

/// Reads a NIR file in a child process with limits on memory and time, because libhdf5 crashes or hangs on
/// some broken files; then only the child is lost. Call it before the SystemC kernel starts.
/// @throws InputError naming the file; Interrupted
nir::Graph read_nir_file(const std::string& path);

/// Does in a child process, and without its results, what this process is about to do with an HDF5 file, so
/// that a file that would crash it is refused.
/// @throws InputError naming the file; Interrupted
void require_harmless(const std::string& path, const std::function<void()>& read);

}  // namespace lif::testbench
