#pragma once

#include <deque>

#include <lif/lockstep/divergence.hpp>

namespace lif {

/// Rows of two runs, the same steps of both.
struct RowPairs {
  std::deque<TraceRow> a;  ///< rows of A
  std::deque<TraceRow> b;  ///< rows of B
};

/// Finds the likely cause of the first difference of two runs from the rows around it, and stores it in
/// `first`.
void diagnose(const RowPairs& rows, const ComparisonRules& rules, Divergence& first);

}  // namespace lif
