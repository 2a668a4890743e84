#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/catalogue/catalogue.hpp>
#include <lif/catalogue/rule_of.hpp>

namespace lif {

namespace detail {

template <class State>
std::vector<std::string> state_names() {
  std::vector<std::string> names;
  const State state{};
  State::describe(state, [&](const QuantityInfo& info, const auto&) { names.emplace_back(info.name); });
  return names;
}

template <class Model>
DynamicParameters defaults_of(const NumberType& type) {
  return DynamicParameters(std::make_shared<const ParameterSetOf<Model>>(type));
}

}  // namespace detail

/// The form of a model for integers.
template <class Model>
ModelForm integer_form() {
  return {{NumberKind::integer},
          parameter_entries(typename Model::Parameters{}),
          detail::state_names<typename Model::State>(),
          &detail::defaults_of<Model>};
}

/// The form of a model for real numbers: double, float and fixed point.
template <template <class> class Model>
ModelForm real_form() {
  return {{NumberKind::float64, NumberKind::float32, NumberKind::fixed},
          parameter_entries(typename Model<double>::Parameters{}),
          detail::state_names<typename Model<double>::State>(),
          [](const NumberType& type) {
            if (type.kind == NumberKind::float32) return detail::defaults_of<Model<float>>(type);
            if (type.kind == NumberKind::fixed) return detail::defaults_of<Model<DynamicFixed>>(type);
            return detail::defaults_of<Model<double>>(type);
          }};
}

}  // namespace lif

/// Adds a list of models (see all.hpp) to a catalogue.
#define LIF_ADD_MODELS(catalogue, MODELS) \
  MODELS(LIF_ADD_REAL_MODEL, LIF_ADD_REAL_AND_INTEGER_MODEL, LIF_ADD_INTEGER_MODEL)

#define LIF_ADD_REAL_MODEL(framework, model, meaning) \
  catalogue.add({framework::model<double>::name(), meaning, {real_form<framework::model>()}});
#define LIF_ADD_REAL_AND_INTEGER_MODEL(framework, model, meaning) \
  catalogue.add({framework::model<double>::name(),                \
                 meaning,                                         \
                 {real_form<framework::model>(), integer_form<framework::model<std::int32_t>>()}});
#define LIF_ADD_INTEGER_MODEL(framework, model, meaning) \
  catalogue.add({framework::model::name(), meaning, {integer_form<framework::model>()}});
