#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/configured_model.hpp"
#include "options/settings.hpp"
#include "output/run_ini.hpp"

namespace lif::testbench {

/// --help, --config, --quiet and --json.
OptionGroup general_options();

/// --model, --set, --threshold, --beta and --dtype.
OptionGroup neuron_options();

/// The model that the neuron options choose.
struct ModelChoice {
  const ModelEntry* entry = nullptr;
  ConfiguredModel model;
  std::string name;  ///< of the entry, or of the model file
};

/// @throws UsageError
ModelChoice choose_model(const Settings& settings);

/// The model of this name, or of a model file where it ends in .json, with those of the --set that it has, in
/// the number type of --dtype if it has that.
/// @throws UsageError
ModelChoice choose_model_named(const Settings& settings, const Setting& name);

/// The options that repeat the choice, for run.ini.
EffectiveOptions effective_options(const ModelChoice& choice);

/// Drops settings that do not exist in `known` and come from a lower layer than the one that chose
/// their owner: they were meant for another.
std::map<std::string, Setting> without_foreign(std::map<std::string, Setting> settings,
                                               const std::vector<ParameterEntry>& known,
                                               SettingLayer chooser);

}  // namespace lif::testbench
