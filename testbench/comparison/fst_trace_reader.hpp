#pragma once

#include <memory>
#include <string>

#include "comparison/trace_reader.hpp"

namespace lif::testbench {

/// Whether the file begins as an FST, GTKWave's waveform format, does.
bool is_fst(const std::string& path);

/// Opens an FST as the VCD that GTKWave's program fst2vcd makes of it, while it is read.
/// @throws InputError if fst2vcd is not installed, or cannot read the file
std::unique_ptr<TraceReader> open_fst_trace(const std::string& path, const TraceFormat& format);

}  // namespace lif::testbench
