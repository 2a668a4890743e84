#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "models/catalogue.hpp"

namespace lif::testbench {

/// The NumberSystem of a model in a number type of the command line.
template <class Model>
NumbersOf<Model> numbers_of(const NumberType& type) {
  if constexpr (std::is_same_v<typename Model::Number, DynamicFixed>) {
    const FixedFormats& formats = type.formats;
    return {NumberMaker<DynamicFixed>(formats.potential), NumberMaker<DynamicFixed>(formats.current),
            NumberMaker<DynamicFixed>(formats.coefficient)};
  } else {
    return {};
  }
}

/// How a C++ type is written by recorders.
template <class Value>
NumberKind kind_of() {
  if constexpr (std::is_same_v<Value, float>) return NumberKind::float32;
  if constexpr (std::is_integral_v<Value>) return NumberKind::integer;
  if constexpr (std::is_same_v<Value, DynamicFixed>) return NumberKind::fixed;
  return NumberKind::float64;
}

template <class Model>
NeuronDescription describe_neuron(const Model& model, const NumberType& type) {
  using Subject = NeuronUnderTestOf<Model>;
  const typename Model::State initial = model.initial_state();
  NeuronDescription neuron;
  neuron.model = Model::name();
  neuron.type = type;
  neuron.spike_kind = kind_of<typename Model::Spike>();
  neuron.has_binary_spikes = std::is_same_v<typename Model::Spike, bool>;
  neuron.has_threshold = has_threshold<Model>;
  if constexpr (has_threshold<Model>) neuron.threshold = Subject::as_double(model.threshold());
  neuron.initial_potential = Subject::as_double(initial.potential);
  Model::State::describe(initial, [&](const QuantityInfo& info, const auto& variable) {
    if (!Subject::is_further(initial, info, variable)) return;
    neuron.further_state.push_back(
        {info.name, info.meaning, kind_of<std::decay_t<decltype(variable)>>(), Subject::as_double(variable)});
  });
  return neuron;
}

/// The state's variables as parameters that may be set.
template <class Model>
std::vector<ParameterEntry> state_entries(const typename Model::State& state) {
  std::vector<ParameterEntry> entries;
  Model::State::describe(state, [&](const QuantityInfo& info, const auto& variable) {
    using Variable = std::decay_t<decltype(variable)>;
    if constexpr (std::is_arithmetic_v<Variable> || std::is_enum_v<Variable>) {
      entries.push_back(parameter_entry(info, variable));
    } else {
      entries.push_back(parameter_entry(info, NeuronUnderTestOf<Model>::as_double(variable)));
    }
  });
  return entries;
}

template <class Model>
ConfiguredModel configure(const NumberType& type, const std::map<std::string, Setting>& settings) {
  typename Model::Parameters parameters;
  assign_parameters(parameters, settings, std::string("model ") + Model::name());
  try {
    const NumbersOf<Model> numbers = numbers_of<Model>(type);
    const Model model = make_model<Model>(parameters, numbers);
    ConfiguredModel configured;
    configured.neuron = describe_neuron(model, type);
    configured.parameters = parameter_entries(parameters);
    configured.state = state_entries<Model>(model.initial_state());
    configured.rounded = [numbers](double current) {
      return NeuronUnderTestOf<Model>::as_double(numbers.current(current));
    };
    configured.instantiate = [parameters, numbers](const char* name) -> std::unique_ptr<NeuronUnderTest> {
      return std::make_unique<NeuronUnderTestOf<Model>>(name, parameters, numbers);
    };
    return configured;
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string("model ") + Model::name() + ": " + error.what());
  }
}

/// The names of a state's variables.
template <class State>
std::vector<std::string> state_names() {
  std::vector<std::string> names;
  const State state{};
  State::describe(state, [&](const QuantityInfo& info, const auto&) { names.emplace_back(info.name); });
  return names;
}

/// The form of a model for real numbers: double, float and fixed point.
template <template <class> class Model>
ModelForm real_form() {
  return {{NumberKind::float64, NumberKind::float32, NumberKind::fixed},
          parameter_entries(typename Model<double>::Parameters{}),
          state_names<typename Model<double>::State>(),
          [](const NumberType& type, const std::map<std::string, Setting>& settings) {
            if (type.kind == NumberKind::float32) return configure<Model<float>>(type, settings);
            if (type.kind == NumberKind::fixed) return configure<Model<DynamicFixed>>(type, settings);
            return configure<Model<double>>(type, settings);
          }};
}

/// The form of a model for integers.
template <class Model>
ModelForm integer_form() {
  return {{NumberKind::integer},
          parameter_entries(typename Model::Parameters{}),
          state_names<typename Model::State>(),
          &configure<Model>};
}

template <template <class> class Model>
ModelEntry real_entry(const char* meaning) {
  return {Model<double>::name(), meaning, {real_form<Model>()}};
}

template <template <class> class Model>
ModelEntry real_and_integer_entry(const char* meaning) {
  return {Model<double>::name(), meaning, {real_form<Model>(), integer_form<Model<std::int32_t>>()}};
}

}  // namespace lif::testbench
