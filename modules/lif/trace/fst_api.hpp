#pragma once

#include <lif_fst_names.hpp>

#include <fstapi.h>

namespace lif {

/// Makes GTKWave's functions, when this thread calls them from now on, store the `errno` of the first failed
/// write in `error`; while it is not 0, they do not write.
void watch_fst(int* error);

}  // namespace lif
