#pragma once

#include <memory>
#include <string>

#include <lif/common/output_file.hpp>
#include <lif/trace/waveform_writer.hpp>

namespace lif::testbench {

/// Whether FST is written directly, by lif::fst; otherwise a VCD is written, and converted in the end.
#ifdef LIF_WITH_FST
inline constexpr bool writes_fst_directly = true;
#else
inline constexpr bool writes_fst_directly = false;
#endif

/// Before a run that is to write an FST.
/// @param option  that asks for it
/// @throws UsageError if neither lif::fst is built in nor GTKWave's converter vcd2fst is there, OutputError
/// if something other than a file stands in its place
void require_fst(const std::string& option, const std::string& fst);

/// Where what is to become an FST is recorded: in its place, or in a VCD beside it.
std::string recorded_for_fst(const std::string& fst);

/// A writer of FST, or of the VCD that replace_with_fst() is for.
std::unique_ptr<WaveformWriter> make_fst_writer(OutputFile& file, const std::string& time_unit);

/// Turns a VCD into an FST, which GTKWave opens at once whatever its size, and removes the VCD.
/// @throws OutputError if the converter fails, or the place is no file's; the VCD is then kept
void replace_with_fst(const std::string& vcd, const std::string& fst);

}  // namespace lif::testbench
