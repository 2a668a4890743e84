#pragma once

#include <string>

#include <lif/nir/graph.hpp>

namespace lif::nir {

/// Reads a NIR file as the `nir` package writes it (1.0.7 and 1.0.8): HDF5 with a tree of nodes, whose
/// parameters are single values or arrays, of either float width and perhaps in gzip-compressed chunks.
/// Nested graphs are dissolved: their nodes are called graph.node, and their Input and Output remain nodes.
///
/// The reader does not trust the file, but libhdf5 itself crashes or hangs on about one broken file in two
/// hundred: files from strangers should be read in a process of their own, with limits on memory and time.
///
/// @throws nir::Error naming the fault and its place: not an HDF5 file, missing datasets, unknown types,
///         wrong kinds, values that are not finite, edges that lead nowhere
Graph read(const std::string& path);

}  // namespace lif::nir
