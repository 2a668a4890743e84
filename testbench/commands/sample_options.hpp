#pragma once

#include <cstdint>
#include <string>

#include "options/settings.hpp"
#include "output/run_ini.hpp"

namespace lif::testbench {

/// --samples, --steps, --input-scale.
OptionGroup sample_options();

/// Samples to classify.
struct SampleChoice {
  std::string path;     ///< of the CSV file
  std::uint64_t steps;  ///< of each sample
  double scale;         ///< of its values
};

/// @throws UsageError
SampleChoice choose_samples(const Settings& settings);

/// The options that repeat the choice, for run.ini.
EffectiveOptions effective_options(const SampleChoice& choice);

}  // namespace lif::testbench
