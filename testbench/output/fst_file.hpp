#pragma once

#include <string>

namespace lif::testbench {

/// Whether GTKWave's converter vcd2fst is there.
bool has_vcd2fst();

/// Turns a VCD into an FST, which GTKWave opens at once whatever its size, and removes the VCD.
/// @throws OutputError if the converter fails; the VCD is then kept
void replace_with_fst(const std::string& vcd, const std::string& fst);

}  // namespace lif::testbench
