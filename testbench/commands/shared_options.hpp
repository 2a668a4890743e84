#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/configured_model.hpp"
#include "options/declaration.hpp"

namespace lif::testbench {

/// What every command is told.
struct General {
  bool quiet = false;
  bool json = false;
};

/// --help, --config, --quiet and --json.
DeclaredGroup<General> general_options();

/// The model that the neuron options choose.
struct ModelChoice {
  const ModelEntry* entry = nullptr;
  ConfiguredModel model;
  std::string name;  ///< of the entry, or of the model file
};

/// --model, --model-file, --set, --threshold, --beta and --dtype.
DeclaredGroup<ModelChoice> neuron_options();

/// The model of this name, or of a model file where it ends in .json, with those of the --set that it has, in
/// the number type of --dtype if it has that.
/// @throws UsageError
ModelChoice choose_model_named(const Settings& settings, const Setting& name);

/// Drops settings that do not exist in `known` and come from a lower layer than the one that chose
/// their owner: they were meant for another.
std::map<std::string, Setting> without_foreign(std::map<std::string, Setting> settings,
                                               const std::vector<ParameterEntry>& known,
                                               SettingLayer chooser);

}  // namespace lif::testbench
