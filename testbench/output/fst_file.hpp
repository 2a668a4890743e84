#pragma once

#include <memory>
#include <string>

#include <lif/common/output_file.hpp>
#include <lif/trace/waveform_writer.hpp>

namespace lif::testbench {

/// Whether an FST is written directly, by lif::fst. Otherwise a VCD is written, and converted at the end.
#ifdef LIF_WITH_FST
inline constexpr bool writes_fst_directly = true;
#else
inline constexpr bool writes_fst_directly = false;
#endif

/// The help of --fst, with what it costs where a VCD is written first.
std::string fst_help();

/// Checks before a run whether it can write an FST.
/// @param option  the option that asks for the FST, for messages
/// @throws UsageError if neither lif::fst is built in nor GTKWave's converter vcd2fst is found; OutputError
/// if something other than a regular file has this path
void require_fst(const std::string& option, const std::string& fst);

/// The path of the file that is recorded for an FST: the FST itself, or a VCD beside it that is converted.
std::string recorded_for_fst(const std::string& fst);

/// Makes a writer for an FST, or for the VCD that convert_to_fst() converts.
std::unique_ptr<WaveformWriter> make_fst_writer(OutputFile& file, const std::string& time_unit);

/// Converts a VCD that is complete to an FST, which GTKWave opens at once whatever its size, and completes
/// that. Returns false if the converter fails. @throws OutputError
bool convert_to_fst(const std::string& vcd, OutputFile& fst);

}  // namespace lif::testbench
