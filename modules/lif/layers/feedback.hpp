#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lif {

/// A directed graph by the indices of its nodes.
struct Edge {
  std::size_t from;
  std::size_t to;
};

/// Finds the edges that close a loop when the graph is walked from `start` depth first, children in
/// ascending order of their names; nodes that `start` does not reach are walked after it in the order of
/// `others`. Without these edges the graph has no loop.
///
/// The result depends on names and edges alone, not on the order in which a file lists them.
/// @return  for each edge whether it closes a loop
std::vector<bool> find_feedback(const std::vector<std::string>& names, const std::vector<Edge>& edges,
                                std::size_t start, const std::vector<std::size_t>& others);

/// The nodes in an order in which every edge leads forwards, or as many as there are before a loop.
std::vector<std::size_t> in_order(std::size_t nodes, const std::vector<Edge>& edges);

}  // namespace lif
