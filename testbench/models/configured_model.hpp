#pragma once

#include <map>
#include <string>
#include <vector>

#include <lif/catalogue/catalogue.hpp>

#include "options/settings.hpp"

namespace lif::testbench {

/// A model with its parameters and number type, ready for a shell.
struct ConfiguredModel {
  DynamicParameters choice;
  NeuronDescription neuron;
  std::vector<ParameterEntry> parameters;  ///< effective

  /// The effective value of a number that the model has.
  double parameter(const std::string& name) const;
};

/// All models that the executable knows.
const Catalogue& models();

/// As users type them.
std::vector<std::string> names_of_models();

/// @throws UsageError if there is no such model
const ModelEntry& find_model(const Setting& name);

/// @throws UsageError if it is no number type, or not one of the model's
NumberType find_number_type(const Setting& name, const ModelEntry& model);

/// A model in a number type that it has.
/// @throws UsageError for a parameter that it does not have, and for values that are not allowed
ConfiguredModel configure(const ModelEntry& model, const NumberType& type,
                          const std::map<std::string, Setting>& settings);

}  // namespace lif::testbench
