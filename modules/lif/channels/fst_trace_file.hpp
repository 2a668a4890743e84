#pragma once

#include <lif/channels/trace_file.hpp>
#include <lif/trace/fst_writer.hpp>

namespace lif {

/// An `sc_trace_file` that writes an FST: `lif::FstTraceFile file{"wave.fst"};`. See TraceFile and FstWriter.
/// Needs lif::fst beside lif::lif.
using FstTraceFile = TraceFileOf<FstWriter>;

}  // namespace lif
