#pragma once

#include <deque>

#include "comparison/divergence.hpp"

namespace lif::testbench {

/// Rows of two runs, the same steps of both.
struct RowPairs {
  std::deque<TraceRow> a, b;
};

/// Finds the likely cause of the first difference of two runs from the rows around it, and stores it in
/// `first`.
void diagnose(const RowPairs& rows, const ComparisonRules& rules, Divergence& first);

}  // namespace lif::testbench
