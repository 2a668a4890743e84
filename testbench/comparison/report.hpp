#pragma once

#include <string>

#include "comparison/divergence.hpp"
#include "output/summary.hpp"

namespace lif::testbench {

/// What a comparison found, for people.
std::string comparison_text(const std::string& name_a, const std::string& name_b,
                            const ComparisonResult& result);

/// The same as JSON.
Json comparison_json(const std::string& name_a, const std::string& name_b, const ComparisonResult& result);

}  // namespace lif::testbench
