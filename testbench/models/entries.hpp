#pragma once

#include <vector>

#include "models/catalogue.hpp"

namespace lif::testbench {

// The models of each source; a file each, since every one is compiled in all its number types.
std::vector<ModelEntry> lif_entries();
std::vector<ModelEntry> snntorch_entries();
std::vector<ModelEntry> norse_entries();
std::vector<ModelEntry> spikingjelly_entries();
std::vector<ModelEntry> sinabs_entries();
std::vector<ModelEntry> lava_entries();
std::vector<ModelEntry> nest_entries();
std::vector<ModelEntry> nir_entries();
std::vector<ModelEntry> rtl_entries();

}  // namespace lif::testbench
