#pragma once

#include <string>

namespace lif::testbench {

/// Whether a file begins as HDF5 files do, the format of NIR files.
bool is_hdf5(const std::string& path);

}  // namespace lif::testbench
