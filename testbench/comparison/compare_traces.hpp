#pragma once

#include <lif/lockstep/divergence.hpp>

#include "comparison/trace_reader.hpp"

namespace lif::testbench {

/// Reads two runs to their ends, in memory that does not grow with their length, and finds where and why they
/// differ.
/// @throws InputError
ComparisonResult compare_traces(TraceReader& a, TraceReader& b, const ComparisonRules& rules);

}  // namespace lif::testbench
