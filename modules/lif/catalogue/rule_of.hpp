#pragma once

#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/models/model_doubts.hpp>

namespace lif {

/// The NumberSystem of a model in a number type that was chosen at run time.
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

/// The kind of number in which values of a C++ type are written.
template <class Value>
constexpr NumberKind kind_of() {
  if constexpr (std::is_same_v<Value, float>) return NumberKind::float32;
  if constexpr (std::is_integral_v<Value>) return NumberKind::integer;
  if constexpr (std::is_same_v<Value, DynamicFixed>) return NumberKind::fixed;
  return NumberKind::float64;
}

namespace detail {

// Sets a value from a double; exact where the double came from a value of this type.
template <class Value>
void from_double(Value& value, double number) {
  if constexpr (std::is_same_v<Value, DynamicFixed>) {
    assign(value, DynamicFixed(number, DynamicFormat(value.format())));
  } else {
    value = static_cast<Value>(number);
  }
}

template <class Value>
bool assign_variable(Value& variable, const std::string& text, const Range& range) {
  if constexpr (std::is_same_v<Value, DynamicFixed>) {
    double value = 0;
    if (!assign_text(value, text, range)) return false;
    from_double(variable, value);
    return true;
  } else {
    return assign_text(variable, text, range);
  }
}

template <class Value>
ParameterEntry state_entry(const QuantityInfo& info, const Value& variable) {
  if constexpr (std::is_arithmetic_v<Value> || std::is_enum_v<Value>) {
    return parameter_entry(info, variable);
  } else {
    return parameter_entry(info, exact_double(variable));
  }
}

// Calls `visit(info, variable)` for each state variable except potential and spike.
template <class State, class Visitor>
void for_each_other(State& state, Visitor&& visit) {
  std::remove_const_t<State>::describe(state, [&](const QuantityInfo& info, auto& variable) {
    const void* const place = &variable;
    if (place != static_cast<const void*>(&state.potential) &&
        place != static_cast<const void*>(&state.spike))
      visit(info, variable);
  });
}

}  // namespace detail

/// Makes a DynamicRule of a model that is known at compile time.
template <class Model>
class RuleOf final : public DynamicRule {
 public:
  /// @param stored  collects what the rule stores meanwhile
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  RuleOf(const typename Model::Parameters& parameters, const NumberType& type,
         const StoredValues& stored = {})
      : numbers_(numbers_of<Model>(type)),
        model_(make_model<Model>(parameters, numbers_)),
        initial_(model_.initial_state()),
        description_(described(type)) {
    description_.stored = stored.values();
    description_.doubts = doubts_about<Model>(model_, parameters, numbers_, stored);
  }

  const NeuronDescription& description() const override { return description_; }

  DynamicState initial_state() const override {
    DynamicState state;
    state.variables = &variables();
    store(initial_, state);
    return state;
  }

  Range input_range() const override {
    if constexpr (has_input_range<Model>) {
      return model_.input_range();
    } else {
      return {};
    }
  }

  double rounded(double current) const override { return exact_double(numbers_.current(current)); }

  bool set(DynamicState& state, const std::string& name, const std::string& text) const override {
    State own = load(state);
    bool is_set = false;
    State::describe(own, [&](const QuantityInfo& info, auto& variable) {
      if (name == info.name) is_set = detail::assign_variable(variable, text, info.range);
    });
    store(own, state);
    return is_set;
  }

  std::string problem(const DynamicState& state) const override { return problem_of(model_, load(state)); }

  double step(DynamicState& state, double current) const override {
    State own = load(state);
    const auto before_reset = model_.step(own, numbers_.current(current));
    store(own, state);
    return exact_double(before_reset);
  }

  std::unique_ptr<NeuronMemory> make_memory(
      const std::vector<std::vector<std::shared_ptr<const DynamicRule>>>& rules) const override {
    std::vector<std::vector<Model>> models(rules.size());
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      models[rule].reserve(rules[rule].size());
      for (const std::shared_ptr<const DynamicRule>& one : rules[rule]) {
        const auto* const own = dynamic_cast<const RuleOf*>(one.get());
        if (own == nullptr || own->description_.type.name() != description_.type.name()) {
          throw std::invalid_argument(std::string("a memory of neurons of ") + Model::name() +
                                      " has rules of another model or number type");
        }
        models[rule].push_back(own->model_);
      }
      if (models[rule].size() != models.front().size())
        throw std::invalid_argument("the neurons of a memory have different numbers of rules");
    }
    return std::make_unique<NeuronMemoryOf<Model>>(std::move(models), numbers_);
  }

 private:
  using State = typename Model::State;

  // All rules of the model share this list, so that a state may outlive the rule that made it.
  static const std::vector<StateVariable>& variables() {
    static const std::vector<StateVariable> all = [] {
      std::vector<StateVariable> found;
      const State state{};
      detail::for_each_other(state, [&](const QuantityInfo& info, const auto& variable) {
        found.push_back({info, kind_of<std::decay_t<decltype(variable)>>(), 0});
      });
      if (found.size() > DynamicState::most_variables)
        throw std::length_error(std::string(Model::name()) +
                                " has too many state variables for a DynamicState");
      return found;
    }();
    return all;
  }

  NeuronDescription described(const NumberType& type) const {
    NeuronDescription neuron;
    neuron.model = Model::name();
    neuron.type = type;
    neuron.spike_kind = kind_of<typename Model::Spike>();
    neuron.has_binary_spikes = std::is_same_v<typename Model::Spike, bool>;
    neuron.has_threshold = has_threshold<Model>;
    if constexpr (has_threshold<Model>) neuron.threshold = exact_double(model_.threshold());
    neuron.initial_potential = exact_double(initial_.potential);
    neuron.highest_potential = lif::highest_potential(model_, numbers_);
    std::size_t index = 0;
    detail::for_each_other(initial_, [&](const QuantityInfo& info, const auto& variable) {
      StateVariable recorded = variables()[index++];
      recorded.initial = exact_double(variable);
      if (info.role == Role::quantity) neuron.recorded.push_back(recorded);
    });
    State::describe(initial_, [&](const QuantityInfo& info, const auto& variable) {
      neuron.state.push_back(detail::state_entry(info, variable));
    });
    return neuron;
  }

  State load(const DynamicState& state) const {
    State own = initial_;  // a copy of initial_ has the right number formats
    detail::from_double(own.potential, state.potential);
    detail::from_double(own.spike, state.spike);
    std::size_t index = 0;
    detail::for_each_other(own, [&](const QuantityInfo&, auto& variable) {
      detail::from_double(variable, state.others[index++]);
    });
    return own;
  }

  static void store(const State& own, DynamicState& state) {
    state.potential = exact_double(own.potential);
    state.spike = exact_double(own.spike);
    std::size_t index = 0;
    detail::for_each_other(own, [&](const QuantityInfo&, const auto& variable) {
      state.others[index++] = exact_double(variable);
    });
  }

  NumbersOf<Model> numbers_;
  Model model_;
  State initial_;
  NeuronDescription description_;
};

/// Makes a ParameterSet of the parameters of a model that is known at compile time.
template <class Model>
class ParameterSetOf final : public ParameterSet {
 public:
  using Parameters = typename Model::Parameters;  ///< parameters of the model

  /// Starts with the model's defaults, unless other parameters are given.
  explicit ParameterSetOf(const NumberType& type, Parameters parameters = {})
      : type_(type), parameters_(std::move(parameters)) {}

  std::unique_ptr<ParameterSet> clone() const override {
    return std::make_unique<ParameterSetOf>(type_, parameters_);
  }
  bool set(const std::string& name, const std::string& text) override {
    return set_parameter(parameters_, name, text, std::string("model ") + Model::name());
  }
  std::vector<ParameterEntry> entries() const override { return parameter_entries(parameters_); }
  std::shared_ptr<const DynamicRule> make_rule() const override {
    return std::make_shared<const RuleOf<Model>>(parameters_, type_);
  }
  AnySynapticNeurons make_neurons(std::size_t count,
                                  const std::map<std::string, std::vector<double>>& values) const override {
    using Number = typename Model::Number;
    if constexpr (!std::is_floating_point_v<Number> || !std::is_same_v<InputOf<Model>, Number>) {
      throw std::invalid_argument("number type " + type_.name() + ": allowed is float or double");
    } else if constexpr (!std::is_same_v<typename Model::Spike, bool>) {
      throw std::invalid_argument(std::string(Model::name()) +
                                  " has graded spikes: allowed is a model whose neurons spike or not");
    } else if (values.empty()) {
      return std::unique_ptr<SynapticNeurons<Number>>(
          std::make_unique<SynapticNeuronsOf<Model>>(count, parameters_));
    } else {
      return std::unique_ptr<SynapticNeurons<Number>>(
          std::make_unique<SynapticNeuronsOf<Model>>(varied(count, values)));
    }
  }

 private:
  // The parameters of each neuron.
  std::vector<Parameters> varied(std::size_t count,
                                 const std::map<std::string, std::vector<double>>& values) const {
    std::vector<Parameters> all(count, parameters_);
    for (const auto& [name, of_neurons] : values) {
      for (std::size_t i = 0; i < count; ++i) {
        const std::string text = to_text(of_neurons[i]);
        if (set_parameter(all[i], name, text, std::string("model ") + Model::name())) continue;
        throw std::invalid_argument("neuron " + std::to_string(i) + ": " + name + " = " + text +
                                    ": allowed is " + allowed(name));
      }
    }
    return all;
  }

  static std::string allowed(const std::string& name) {
    for (const ParameterEntry& entry : parameter_entries(Parameters{})) {
      if (entry.name == name) return allowed_text(entry);
    }
    return "a parameter of the model";
  }

  NumberType type_;
  Parameters parameters_;
};

}  // namespace lif
