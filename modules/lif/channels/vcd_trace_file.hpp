#pragma once

#include <lif/channels/trace_file.hpp>
#include <lif/trace/vcd_writer.hpp>

namespace lif {

/// An `sc_trace_file` that writes a VCD: `lif::VcdTraceFile file{"wave.vcd"};`. See TraceFile.
using VcdTraceFile = TraceFileOf<VcdWriter>;

}  // namespace lif
