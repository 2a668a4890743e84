#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "commands/shared_options.hpp"
#include "options/settings.hpp"

namespace lif::testbench {

/// All that `sweep` was told, checked.
struct SweepConfiguration {
  ModelChoice neuron;
  double from = 0;
  double to = 0.5;
  std::int64_t points = 101;
  std::int64_t steps = 1000;
  std::optional<std::string> out, csv, plot;
  bool force = false;
  bool json = false;
  bool quiet = false;
};

OptionTable sweep_options();

/// @throws UsageError
SweepConfiguration configure_sweep(const Settings& settings);

}  // namespace lif::testbench
