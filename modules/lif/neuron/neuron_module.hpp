#pragma once

#include <stdexcept>
#include <string>

#include <lif/models/model.hpp>
#include <lif/models/model_doubts.hpp>
#include <lif/models/parameters.hpp>
#include <lif/shell/clocked_module.hpp>
#include <lif/shell/state_tools.hpp>

namespace lif {

/// The common base of the single-neuron modules: ports, parameters, and the functions that set them.
///
/// @tparam Model see lif::is_model
template <class Model>
class NeuronModule : public ClockedModule {
  static_assert(is_model<Model>());

 public:
  using Number = typename Model::Number;          ///< type of the potential
  using Input = InputOf<Model>;                   ///< type of the input current
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Spike = typename Model::Spike;            ///< type of the output
  using Parameters = typename Model::Parameters;  ///< parameters of the model
  using State = typename Model::State;            ///< state of the model

  sc_core::sc_in<Input> input_current{"input_current"};  ///< read at the edge; finite
  sc_core::sc_out<Spike> spike{"spike"};                 ///< spike of the last step
  OptionalOut<Number> potential{"potential"};            ///< after the reset; may stay unbound

  /// The model that computes the steps.
  const Model& model() const { return model_; }

  /// The parameters given to the constructor, or to the last successful set_parameters().
  const Parameters& parameters() const { return parameters_; }

  /// Replaces the parameters from the next step on; the state stays. Values out of range are an error
  /// (`/lif/parameters`), and the old parameters stay.
  void set_parameters(const Parameters& parameters) {
    try {
      model_ = make_model<Model>(parameters, numbers_);
    } catch (const std::invalid_argument& error) {
      report_error(message_type::parameters, name(), error.what());
      return;
    }
    parameters_ = parameters;
    adopt_model();
  }

  /// Replaces the state at once; the ports follow at the next edge. Call it between steps. It is an error
  /// (`/lif/state`) if a value is out of range, not finite or too large for the model's register, or if a
  /// reset holds the state; the old state then stays.
  void set_state(const State& state) {
    try {
      require_settable(model_, state, reset_);
    } catch (const std::invalid_argument& error) {
      report_error(message_type::state, name(), error.what());
      return;
    }
    adopt_state(state);
  }

 protected:
  /// Checks the parameters (error `/lif/parameters`) and the floating-point environment
  /// (`/lif/numbers`), and warns (`/lif/parameters`) of what is legal but unlikely: see doubts_about().
  NeuronModule(const sc_core::sc_module_name& instance, const Parameters& parameters, const Numbers& numbers,
               const Clocking& clocking)
      : ClockedModule(instance, clocking), parameters_(parameters), numbers_(numbers), model_(checked([&] {
          return make_model_and_warn<Model>(parameters_, numbers_, [&](const std::string& doubt) {
            report_warning(message_type::parameters, name(), doubt);
          });
        })) {}

  /// Reports ports that are not bound.
  void before_end_of_elaboration() override {
    ClockedModule::before_end_of_elaboration();
    require_bound(name(), input_current, "input_current", "a signal of the neuron's number type");
    require_bound(name(), spike, "spike", "a signal of the neuron's spike type");
  }

  /// Looks up the channels that the ports are bound to.
  void end_of_elaboration() override {
    if (input_current.size() == 0 || spike.size() == 0) return;  // reported already; the neuron never steps
    input_channel_ = input_current.operator->();
    spike_channel_ = spike.operator->();
    potential_channel_ = potential.is_bound() ? potential.operator->() : nullptr;
    reset_ = reset_line();
  }

  /// Called after model_ has changed.
  virtual void adopt_model() = 0;
  /// Makes a state that has been checked the neuron's own.
  virtual void adopt_state(const State& state) = 0;

  /// Whether a reset holds the state; false before the end of elaboration and without a reset port.
  bool is_reset() const { return reset_.is_active(); }

  Parameters parameters_;  ///< see parameters()
  Numbers numbers_;        ///< number formats of the model

  // The data that a step touches lie side by side, together with the first members of the derived module:
  // with many neurons a step costs as much as its cache lines, and each port would add one of its own.
  Model model_;                                                       ///< see model()
  sc_core::sc_signal_inout_if<Spike>* spike_channel_ = nullptr;       ///< channel of spike
  sc_core::sc_signal_inout_if<Number>* potential_channel_ = nullptr;  ///< channel of potential, or null
  ResetLine reset_;                                                   ///< reset line of the module
  const sc_core::sc_signal_in_if<Input>* input_channel_ = nullptr;    ///< channel of input_current
};

}  // namespace lif
