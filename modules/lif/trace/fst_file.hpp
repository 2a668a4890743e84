#pragma once

#include <string>

namespace lif {

/// Whether a file is a complete FST: its blocks, each with a type and a length, end where the file ends, and
/// the signal names are included. On a full disk, programs that write FST silently leave an incomplete file.
bool is_whole_fst(const std::string& path);

}  // namespace lif
