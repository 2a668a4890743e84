#pragma once

#include <string>

#include <lif/nir/graph.hpp>

namespace lif::nir {

/// Reads a NIR file as the `nir` package writes it (1.0.7 and 1.0.8): HDF5 with a tree of nodes, whose
/// parameters may be gzip-compressed chunks of either float width, single values or arrays. Nested graphs are
/// dissolved: their nodes are called graph.node, and what is inside their Input and Output stays a node.
///
/// Nothing in the file is trusted, but libhdf5 itself crashes or hangs on about one broken file in two
/// hundred: who reads files of strangers does it in a process of its own, with limits on memory and time.
///
/// @throws nir::Error saying what is wrong and where: no HDF5, missing datasets, unknown types, wrong kinds,
///         values that are not finite, edges that lead nowhere
Graph read(const std::string& path);

}  // namespace lif::nir
