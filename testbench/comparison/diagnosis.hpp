#pragma once

#include <deque>

#include "comparison/divergence.hpp"

namespace lif::testbench {

/// Steps that two runs have in common, as many of each.
struct RowPairs {
  std::deque<TraceRow> a, b;
};

/// Says what the first difference of two runs looks like, from the rows around it.
void diagnose(const RowPairs& rows, const ComparisonRules& rules, Divergence& first);

}  // namespace lif::testbench
