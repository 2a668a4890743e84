#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// Name and version of everything that takes part in a result.
std::vector<std::pair<std::string, std::string>> versions();

}  // namespace lif::testbench
