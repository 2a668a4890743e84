#pragma once

#define LIF_SYSTEMC_VERSION_MAJOR 0
#define LIF_SYSTEMC_VERSION_MINOR 2
#define LIF_SYSTEMC_VERSION_PATCH 0

namespace lif {

/// The library's version, `MAJOR.MINOR.PATCH`.
const char* version();

}  // namespace lif
