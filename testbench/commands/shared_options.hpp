#pragma once

#include <map>
#include <string>
#include <vector>

#include "models/configured_model.hpp"
#include "options/declaration.hpp"

namespace lif::testbench {

/// The values of the general options.
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
  std::string name;  ///< name of the entry, or of the model file without its extension
};

/// --model, --model-file, --set, --threshold, --beta and --dtype.
DeclaredGroup<ModelChoice> neuron_options();

/// The model of this name, or of a model file if the name ends in .json. It takes those parameters of --set
/// that it has, and the number type of --dtype if it has it.
/// @throws UsageError
ModelChoice choose_model_named(const Settings& settings, const Setting& name);

/// Drops settings whose names are not in `known` and that come from a lower layer than the one that chose
/// their owner, because they were meant for another owner.
std::map<std::string, Setting> without_foreign(std::map<std::string, Setting> settings,
                                               const std::vector<ParameterEntry>& known,
                                               SettingLayer chooser);

}  // namespace lif::testbench
