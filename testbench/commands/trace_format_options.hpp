#pragma once

#include "comparison/trace_reader.hpp"
#include "options/declaration.hpp"

namespace lif::testbench {

/// --spike and --potential of any trace, --clock, --unsigned, --reset, --skip, --sample-input and
/// --sample-output of a VCD.
DeclaredGroup<TraceFormat> trace_format_options();

}  // namespace lif::testbench
