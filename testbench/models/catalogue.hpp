#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "options/parameters.hpp"
#include "simulation/neuron_description.hpp"
#include "simulation/neuron_under_test.hpp"
#include "text/number_type.hpp"

namespace lif::testbench {

/// A model with its parameters and number type, ready to be instantiated.
struct ConfiguredModel {
  NeuronDescription neuron;
  std::vector<ParameterEntry> parameters;  ///< effective
  std::vector<ParameterEntry> state;       ///< the variables that --per-step may load
  std::function<double(double)> rounded;   ///< an input current as the neuron takes it
  std::function<std::unique_ptr<NeuronUnderTest>(const char* name)> instantiate;

  /// The effective value of a number that the model has.
  double parameter(const std::string& name) const;
};

/// A model in one family of number types.
struct ModelForm {
  std::vector<NumberKind> kinds;
  std::vector<ParameterEntry> parameters;
  std::vector<std::string> state;  ///< names of its variables, which --per-step may load
  ConfiguredModel (*configure)(const NumberType& type,
                               const std::map<std::string, Setting>& settings) = nullptr;
};

/// One model that users can name.
struct ModelEntry {
  std::string name;
  std::string meaning;
  std::vector<ModelForm> forms;  ///< its default number type is the first of the first

  /// The form of a number type, or nothing.
  const ModelForm* form_of(NumberKind kind) const;
  /// The number types, in words: `double, float, fixed:...`.
  std::string number_types() const;
};

/// All models.
const std::vector<ModelEntry>& models();

/// @throws UsageError if there is no such model
const ModelEntry& find_model(const Setting& name);

/// @throws UsageError if it is no number type, or not one of the model's
NumberType find_number_type(const Setting& name, const ModelEntry& model);

}  // namespace lif::testbench
