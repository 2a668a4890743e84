#pragma once

#include <map>
#include <string>
#include <vector>

#include <lif/catalogue/catalogue.hpp>

#include "options/settings.hpp"

namespace lif::testbench {

/// A model with its parameters and its number type, ready to run in a SystemC module.
struct ConfiguredModel {
  DynamicParameters choice;
  NeuronDescription neuron;
  std::vector<ParameterEntry> parameters;  ///< effective values

  /// The effective value of a numerical parameter that the model has.
  double parameter(const std::string& name) const;
};

/// All models that the program knows.
const Catalogue& models();

/// Names of the models as users type them.
std::vector<std::string> names_of_models();

/// @throws UsageError if there is no model of this name
const ModelEntry& find_model(const Setting& name);

/// @throws UsageError if the setting is not a number type, or not one that the model has
NumberType find_number_type(const Setting& name, const ModelEntry& model);

/// Configures a model in a number type that it has.
/// @throws UsageError for a parameter that the model does not have, and for a value that is not allowed
ConfiguredModel configure(const ModelEntry& model, const NumberType& type,
                          const std::map<std::string, Setting>& settings);

}  // namespace lif::testbench
