#pragma once

#include <string>

namespace lif {

/// Whether a file is an FST to its end: its blocks, each a type and a length, end where the file ends, signal
/// names included. Programs that write FST leave a part on a full disk and say nothing.
bool is_whole_fst(const std::string& path);

}  // namespace lif
