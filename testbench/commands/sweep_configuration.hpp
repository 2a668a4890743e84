#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "commands/shared_options.hpp"

namespace lif::testbench {

/// The values of the options of `sweep`, checked.
struct SweepConfiguration {
  ModelChoice neuron;
  double from = 0;
  double to = 0.5;
  std::uint64_t points = 101;
  std::uint64_t steps = 1000;
  std::optional<std::string> out, csv, plot;
  bool force = false;
  General general;
};

const Declarations<SweepConfiguration>& sweep_options();

/// @throws UsageError
SweepConfiguration configure_sweep(const Settings& settings);

}  // namespace lif::testbench
