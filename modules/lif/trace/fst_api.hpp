#pragma once

#include <lif_fst_names.hpp>

#include <fstapi.h>

namespace lif {

/// GTKWave's functions, when called by this thread from now on, note the `errno` of the first write that
/// fails in `error`, and write nothing while it is not 0.
void watch_fst(int* error);

}  // namespace lif
