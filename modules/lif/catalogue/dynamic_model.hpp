#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <lif/catalogue/neuron_description.hpp>
#include <lif/catalogue/neuron_memory.hpp>
#include <lif/models/model.hpp>
#include <lif/models/parameter_entry.hpp>
#include <lif/synapses/synaptic_neurons.hpp>

namespace lif {

/// The state of a DynamicModel. Every variable is held as a double, which represents the values of all number
/// types exactly.
struct DynamicState {
  static constexpr std::size_t most_variables = 8;  ///< in addition to potential and spike

  double potential = 0;                         ///< potential after the reset
  double spike = 0;                             ///< spike of the last step
  std::array<double, most_variables> others{};  ///< values in the order of `variables`
  const std::vector<StateVariable>* variables =
      nullptr;  ///< describes `others`; lives as long as the program

  /// Calls `visit(QuantityInfo, member)` for each state variable, in order.
  template <class Self, class Visitor>
  static void describe(Self& self, Visitor&& visit) {
    visit(QuantityInfo{"potential", "membrane potential after the step"}, self.potential);
    visit(QuantityInfo{"spike", "spike of the last step"}, self.spike);
    if (self.variables == nullptr) return;
    for (std::size_t i = 0; i < self.variables->size(); ++i) visit((*self.variables)[i].info, self.others[i]);
  }
};

/// The update rule of a model in one number type, with its parameters; a DynamicModel calls it.
class DynamicRule {
 public:
  DynamicRule() = default;
  virtual ~DynamicRule() = default;
  DynamicRule(const DynamicRule&) = delete;
  DynamicRule& operator=(const DynamicRule&) = delete;
  DynamicRule(DynamicRule&&) = delete;
  DynamicRule& operator=(DynamicRule&&) = delete;

  /// The description of a neuron that follows the rule.
  virtual const NeuronDescription& description() const = 0;
  /// The state at start and after a reset.
  virtual DynamicState initial_state() const = 0;
  /// The range of inputs that the rule accepts.
  virtual Range input_range() const = 0;
  /// The input current rounded to the neuron's number type.
  virtual double rounded(double current) const = 0;
  /// Sets a state variable from the text that users type.
  /// @returns whether there is such a variable and the text is an allowed value for it
  virtual bool set(DynamicState& state, const std::string& name, const std::string& text) const = 0;
  /// The reason why a state whose variables are all in their ranges is not allowed, or "".
  virtual std::string problem(const DynamicState& state) const = 0;
  /// Makes one step; returns the potential before the reset.
  virtual double step(DynamicState& state, double current) const = 0;
  /// Makes a memory of neurons that follow rules of the same model and number type.
  /// @param rules  by rule and neuron: all of the same number
  /// @throws std::invalid_argument if there is a rule of another model or number type
  virtual std::unique_ptr<NeuronMemory> make_memory(
      const std::vector<std::vector<std::shared_ptr<const DynamicRule>>>& rules) const = 0;
};

/// Neurons for a SynapticEngine, in one of its number types.
using AnySynapticNeurons =
    std::variant<std::unique_ptr<SynapticNeurons<float>>, std::unique_ptr<SynapticNeurons<double>>>;

/// The parameters of a model, which can be set by name and text.
class ParameterSet {
 public:
  ParameterSet() = default;
  virtual ~ParameterSet() = default;
  ParameterSet(const ParameterSet&) = delete;
  ParameterSet& operator=(const ParameterSet&) = delete;
  ParameterSet(ParameterSet&&) = delete;
  ParameterSet& operator=(ParameterSet&&) = delete;

  /// A copy of the parameters with their current values, which can be changed on its own.
  virtual std::unique_ptr<ParameterSet> clone() const = 0;
  /// Sets a parameter from the text that users type.
  /// @returns whether the text is an allowed value of the parameter
  /// @throws std::invalid_argument if the model has no such parameter
  virtual bool set(const std::string& name, const std::string& text) = 0;
  /// The parameters with their current values.
  virtual std::vector<ParameterEntry> entries() const = 0;
  /// Makes the rule for the current values.
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  virtual std::shared_ptr<const DynamicRule> make_rule() const = 0;
  /// Makes neurons for a SynapticEngine.
  /// @param values  for some parameters, the value of each neuron; the others have their current values
  /// @throws std::invalid_argument for a number type that is neither float nor double, for a model whose
  /// spikes
  ///         are graded, and naming the neuron, the parameter, its value and the allowed range
  virtual AnySynapticNeurons make_neurons(std::size_t count,
                                          const std::map<std::string, std::vector<double>>& values) const = 0;
};

/// The parameters of a model that is chosen at run time, and the choice itself; a Catalogue makes them.
class DynamicParameters {
 public:
  /// Parameters without a model; a DynamicModel refuses them.
  DynamicParameters() = default;
  /// The parameters of the model to which `set` belongs.
  explicit DynamicParameters(std::shared_ptr<const ParameterSet> set) : set_(std::move(set)) {}

  /// Sets a parameter from the text that users type.
  /// @returns whether the text is an allowed value of the parameter
  /// @throws std::invalid_argument if the model has no such parameter
  bool set(const std::string& name, const std::string& text) {
    std::unique_ptr<ParameterSet> changed = chosen().clone();
    if (!changed->set(name, text)) return false;
    set_ = std::move(changed);
    return true;
  }

  /// The parameters with their current values.
  std::vector<ParameterEntry> entries() const { return chosen().entries(); }
  /// Makes the rule for the current values.
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  std::shared_ptr<const DynamicRule> make_rule() const { return chosen().make_rule(); }
  /// Makes neurons for a SynapticEngine: see ParameterSet::make_neurons().
  AnySynapticNeurons make_neurons(std::size_t count,
                                  const std::map<std::string, std::vector<double>>& values = {}) const {
    return chosen().make_neurons(count, values);
  }

  /// A parameter's value as users type it.
  struct Text {
    std::string value;  ///< "" where the user has to give it

    /// The value as users type it; lif::value_text() finds this function through the argument's type.
    friend std::string text_of(const Text& text) { return text.value; }
  };

  /// Calls `visit(QuantityInfo, Text)` for each parameter, in order.
  template <class Visitor>
  static void describe(const DynamicParameters& self, Visitor&& visit) {
    if (!self.set_) return;
    for (const ParameterEntry& entry : self.set_->entries()) {
      visit(QuantityInfo{entry.name.c_str(), entry.meaning.c_str(), entry.range}, Text{entry.text});
    }
  }

 private:
  const ParameterSet& chosen() const {
    if (!set_) throw std::invalid_argument("no model is chosen: take its parameters from a catalogue");
    return *set_;
  }

  std::shared_ptr<const ParameterSet> set_;
};

/// A model that is chosen by its name at run time, just as DynamicFixed is a number type whose format is
/// chosen at run time. It can be used like any other model, in every module.
///
///     const lif::DynamicParameters leaky =
///         catalogue.configure("snntorch.Leaky", "float", {{"beta", "0.95"}});
///     lif::ClockedNeuron<lif::DynamicModel> neuron{"neuron", leaky};
///
/// Inputs, potentials and spikes are doubles, which hold the values of every number type exactly. The neuron
/// computes in its own type inside, and all results have the same bits as those of the same model named in
/// C++. In addition, each step costs a virtual call and the conversion of the state: some nanoseconds.
class DynamicModel {
 public:
  using Number = double;                 ///< type of the potential
  using Spike = double;                  ///< type of the output; 0 without a spike
  using Parameters = DynamicParameters;  ///< the model, and the values of its parameters
  using State = DynamicState;            ///< state of the model, as doubles

  /// The number type used inside may saturate or wrap.
  static constexpr bool has_number_events = true;

  /// The name of this class; description() has the name of the chosen model.
  static constexpr const char* name() { return "DynamicModel"; }

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  explicit DynamicModel(const Parameters& parameters) : rule_(parameters.make_rule()) {}

  /// The description of the neuron.
  const NeuronDescription& description() const { return rule_->description(); }
  /// Sentences that warn of legal but unlikely values.
  const std::vector<std::string>& doubts() const { return rule_->description().doubts; }
  /// The input current rounded to the neuron's number type.
  double rounded(double current) const { return rule_->rounded(current); }

  /// The state at start and after a reset.
  State initial_state() const { return rule_->initial_state(); }
  /// The threshold that the potential is compared with; 0 for a model without a threshold.
  double threshold() const { return rule_->description().threshold; }
  /// The range of inputs that the model accepts.
  Range input_range() const { return rule_->input_range(); }
  /// The reason why a state whose variables are all in their ranges is not allowed, or "".
  std::string problem(const State& state) const { return rule_->problem(state); }
  /// Advances the state by one step; returns the potential before the reset.
  double step(State& state, const double& current) const { return rule_->step(state, current); }

 private:
  std::shared_ptr<const DynamicRule> rule_;
};

}  // namespace lif
