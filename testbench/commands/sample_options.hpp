#pragma once

#include <cstdint>
#include <string>

#include "options/declaration.hpp"

namespace lif::testbench {

/// Samples to classify.
struct SampleChoice {
  std::string path;         ///< of the CSV file
  std::uint64_t steps = 0;  ///< of each sample
  double scale = 1;         ///< of its values
};

/// --samples, --steps and --input-scale.
DeclaredGroup<SampleChoice> sample_options();

}  // namespace lif::testbench
