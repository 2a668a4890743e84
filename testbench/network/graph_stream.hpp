#pragma once

#include <string>

#include <lif/nir/graph.hpp>

#include "child/pipe.hpp"

namespace lif::testbench {

/// Sends a graph through a pipe between two processes of one run. @throws nir::Error if it breaks
void send_graph(PipeWriter& pipe, const nir::Graph& graph);

/// Receives it. @throws nir::Error if what arrives is no graph
nir::Graph receive_graph(PipeReader& pipe);

}  // namespace lif::testbench
