#include "models/catalogue.hpp"

#include <stdexcept>

#include <lif/neuron/lif_neuron.hpp>

#include "options/find_named.hpp"

namespace lif::testbench {

namespace {

template <class Model>
ConfiguredModel configure_as(NumberKind kind, const std::map<std::string, Setting>& settings) {
  using Traits = NumberTraits<typename Model::Number>;
  typename Model::Parameters parameters;
  assign_parameters(parameters, settings, std::string("model ") + Model::name());
  try {
    const Model model(parameters);
    ConfiguredModel configured;
    configured.kind = kind;
    configured.parameters = parameter_entries(parameters);
    configured.threshold = Traits::to_double(model.threshold());
    configured.initial_potential = Traits::to_double(model.initial_state().potential);
    configured.instantiate = [parameters](const char* name) -> std::unique_ptr<NeuronUnderTest> {
      return std::make_unique<NeuronUnderTestOf<Model>>(name, parameters);
    };
    return configured;
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string("model ") + Model::name() + ": " + error.what());
  }
}

template <template <class> class Model>
ConfiguredModel configure(NumberKind kind, const std::map<std::string, Setting>& settings) {
  switch (kind) {
    case NumberKind::float32:
      return configure_as<Model<float>>(kind, settings);
    case NumberKind::float64:
      break;
  }
  return configure_as<Model<double>>(kind, settings);
}

template <template <class> class Model>
ModelEntry entry(const char* meaning) {
  return {Model<double>::name(),
          meaning,
          parameter_entries(typename Model<double>::Parameters{}),
          {NumberKind::float64, NumberKind::float32},
          &configure<Model>};
}

}  // namespace

double ConfiguredModel::parameter(const std::string& name) const {
  for (const ParameterEntry& entry : parameters) {
    if (entry.name == name) return entry.value;
  }
  throw std::logic_error("the model has no parameter " + name);
}

const std::vector<ModelEntry>& models() {
  static const std::vector<ModelEntry> all{
      entry<LIF>(
          "V = beta*V + I; spike if V > threshold; a spike sets V to reset_potential in the same step"),
  };
  return all;
}

const ModelEntry& find_model(const Setting& name) { return find_named(models(), name, "model"); }

NumberKind find_number_kind(const Setting& name, const ModelEntry& model) {
  std::string allowed;
  for (const NumberKind kind : model.kinds) {
    if (name.value == name_of(kind)) return kind;
    allowed += (allowed.empty() ? "" : " or ") + std::string(name_of(kind));
  }
  refuse(name, allowed + " (the number types of model " + model.name + ")");
}

}  // namespace lif::testbench
