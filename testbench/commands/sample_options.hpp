#pragma once

#include <cstdint>
#include <string>

#include "options/declaration.hpp"

namespace lif::testbench {

/// The samples to classify.
struct SampleChoice {
  std::string path;         ///< path of the CSV file
  std::uint64_t steps = 0;  ///< number of steps for each sample
  double scale = 1;         ///< factor for the values
};

/// --samples, --steps and --input-scale.
DeclaredGroup<SampleChoice> sample_options();

}  // namespace lif::testbench
