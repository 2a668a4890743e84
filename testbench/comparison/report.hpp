#pragma once

#include <string>

#include <lif/lockstep/divergence.hpp>

#include "output/summary.hpp"

namespace lif::testbench {

/// The result of a comparison as text for people.
std::string comparison_text(const std::string& name_a, const std::string& name_b,
                            const ComparisonResult& result);

/// The result of a comparison as JSON.
Json comparison_json(const std::string& name_a, const std::string& name_b, const ComparisonResult& result);

}  // namespace lif::testbench
