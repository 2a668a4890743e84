#include "models/configured_model.hpp"

#include <stdexcept>

#include <lif/frameworks/all.hpp>

#include "errors.hpp"
#include "options/find_named.hpp"
#include "options/parameters.hpp"

namespace lif::testbench {

double ConfiguredModel::parameter(const std::string& name) const {
  for (const ParameterEntry& entry : parameters) {
    if (entry.name == name && entry.number) return *entry.number;
  }
  throw std::logic_error("the model has no number " + name);
}

namespace {

// The default threshold of a model of integers fits its default width. In a register that is too narrow for
// it, half of the register's range takes its place.
void scale_threshold(ConfiguredModel& configured, const std::map<std::string, Setting>& settings) {
  const NeuronDescription& neuron = configured.neuron;
  if (neuron.type.kind != NumberKind::integer || !neuron.has_threshold) return;
  if (settings.count("threshold") > 0 || neuron.threshold <= neuron.highest_potential) return;
  const auto half = static_cast<std::int64_t>(neuron.highest_potential / 2) + 1;
  if (!configured.choice.set("threshold", std::to_string(half))) return;
  configured.neuron = configured.choice.make_rule()->description();
}

}  // namespace

const Catalogue& models() {
  static const Catalogue all = every_framework();
  return all;
}

std::vector<std::string> names_of_models() {
  std::vector<std::string> names;
  for (const ModelEntry& model : models().entries()) names.push_back(model.name);
  return names;
}

const ModelEntry& find_model(const Setting& name) { return find_named(models().entries(), name, "model"); }

NumberType find_number_type(const Setting& name, const ModelEntry& model) {
  const auto type = parse_number_type(name.value);
  if (type && model.form_of(type->kind) != nullptr) return *type;
  std::string allowed = "one of the number types of model " + model.name + ": " + model.number_types();
  if (model.form_of(NumberKind::fixed) != nullptr) allowed += std::string("; ") + fixed_syntax;
  refuse(name, allowed);
}

ConfiguredModel configure(const ModelEntry& model, const NumberType& type,
                          const std::map<std::string, Setting>& settings) {
  const std::string owner = "model " + model.name;
  ConfiguredModel configured;
  configured.choice = model.form_of(type.kind)->defaults(type);
  assign_parameters(
      configured.choice.entries(), settings, owner,
      [&](const std::string& name, const std::string& text) { return configured.choice.set(name, text); });
  try {
    configured.neuron = configured.choice.make_rule()->description();
    scale_threshold(configured, settings);
  } catch (const std::invalid_argument& error) {
    throw UsageError(owner + ": " + error.what());
  }
  configured.parameters = configured.choice.entries();
  return configured;
}

}  // namespace lif::testbench
