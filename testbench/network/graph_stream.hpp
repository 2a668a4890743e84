#pragma once

#include <string>

#include <lif/nir/graph.hpp>

#include "child/pipe.hpp"

namespace lif::testbench {

/// Sends a network graph through a pipe to another process of the same program.
/// @throws BrokenPipe
void send_graph(PipeWriter& pipe, const nir::Graph& graph);

/// Receives a network graph from send_graph().
/// @throws BrokenPipe; Interrupted if a signal arrives
nir::Graph receive_graph(PipeReader& pipe);

}  // namespace lif::testbench
