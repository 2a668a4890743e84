#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "options/parameters.hpp"
#include "simulation/neuron_under_test.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// A model with its parameters and number type, ready to be instantiated.
struct ConfiguredModel {
  NumberKind kind = NumberKind::float64;
  std::vector<ParameterEntry> parameters;  // effective
  double threshold = 0;                    // rounded to the number type
  double initial_potential = 0;            // likewise
  std::function<std::unique_ptr<NeuronUnderTest>(const char* name)> instantiate;

  /// The effective value of a parameter that the model has.
  double parameter(const std::string& name) const;
};

/// One model that users can name.
struct ModelEntry {
  std::string name;
  std::string meaning;
  std::vector<ParameterEntry> parameters;
  std::vector<NumberKind> kinds;
  ConfiguredModel (*configure)(NumberKind kind, const std::map<std::string, Setting>& settings) = nullptr;
};

/// All models.
const std::vector<ModelEntry>& models();

/// @throws UsageError if there is no such model
const ModelEntry& find_model(const Setting& name);

/// @throws UsageError if it is no number type, or not one of the model's
NumberKind find_number_kind(const Setting& name, const ModelEntry& model);

}  // namespace lif::testbench
