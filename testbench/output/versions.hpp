#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// Names and versions of the software that affects a result.
std::vector<std::pair<std::string, std::string>> versions();

}  // namespace lif::testbench
