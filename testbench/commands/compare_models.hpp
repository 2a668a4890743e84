#pragma once

#include <string>

#include "options/settings.hpp"

namespace lif::testbench {

/// The option --models and those that belong to it, without the general options.
OptionTable compare_models_options();

/// Runs several models on one input and compares each with the first; returns the exit code.
/// @throws UsageError, InputError
int compare_models(const Settings& settings);

}  // namespace lif::testbench
