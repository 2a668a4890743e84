#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lif {

/// An edge of a directed graph, by the indices of its two nodes.
struct Edge {
  std::size_t from;  ///< index of the node that the edge leaves
  std::size_t to;    ///< index of the node that the edge enters
};

/// Finds the edges that close a loop when the graph is walked depth first from `start`, with the children in
/// ascending order of their names. Nodes that cannot be reached from `start` are walked afterwards, in the
/// order of `others`. Without the edges found the graph has no loop.
///
/// The result depends only on names and edges, not on the order in which a file lists them.
/// @returns for each edge, whether it closes a loop
std::vector<bool> find_feedback(const std::vector<std::string>& names, const std::vector<Edge>& edges,
                                std::size_t start, const std::vector<std::size_t>& others);

/// The nodes in an order in which every edge leads forwards; where there is a loop, the nodes before it.
std::vector<std::size_t> in_order(std::size_t nodes, const std::vector<Edge>& edges);

}  // namespace lif
