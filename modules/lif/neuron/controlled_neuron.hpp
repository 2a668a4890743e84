#pragma once

#include <optional>
#include <string>

#include <lif/catalogue/set_number.hpp>
#include <lif/neuron/clocked_neuron.hpp>
#include <lif/shell/enable_line.hpp>

namespace lif {

/// A ClockedNeuron whose controls are ports, as many neurons in RTL have them. Each of these ports may stay
/// unbound, and the neuron then behaves as a ClockedNeuron. All are read at the edge:
///
/// - `enable`: while it is low, an edge makes no step, and state and outputs hold. A model that has a
///   parameter `enable` makes its step all the same, and does what its rule prescribes for a low `enable`.
/// - `threshold_in`: the threshold from this step on; where the model has two, the upper one.
/// - `lower_threshold_in`: the lower one of two thresholds from this step on.
/// - `synaptic_event`: the model's parameter of that name: whether this step has a synaptic event.
/// - `time_reference`: the model's parameter of that name: whether the event is a time reference.
///
/// Binding a port whose parameter the model does not have is an error at elaboration (`/lif/wiring`). A
/// threshold that the model does not accept is an error at the edge (`/lif/parameters`); the old one stays.
///
/// @tparam Model see lif::is_model
template <class Model>
class ControlledNeuron : public ClockedNeuron<Model> {
  using Base = ClockedNeuron<Model>;

 public:
  using typename Base::Number;
  using typename Base::Numbers;
  using typename Base::Parameters;

  OptionalIn<bool> enable{"enable"};                ///< while low, no step is made; may stay unbound
  OptionalIn<Number> threshold_in{"threshold_in"};  ///< threshold from this step on; may stay unbound
  OptionalIn<Number> lower_threshold_in{"lower_threshold_in"};  ///< for models with two; may stay unbound
  OptionalIn<bool> synaptic_event{"synaptic_event"};  ///< for models with that parameter; may stay unbound
  OptionalIn<bool> time_reference{"time_reference"};  ///< for models with that parameter; may stay unbound

  LIF_HAS_PROCESS(ControlledNeuron);

  /// Constructs the neuron as ClockedNeuron does.
  explicit ControlledNeuron(const sc_core::sc_module_name& instance, const Parameters& parameters = {},
                            const Numbers& numbers = {}, const Clocking& clocking = {})
      : Base(typename Base::WithoutProcess{}, instance, parameters, numbers, clocking) {
    SC_METHOD(control_and_step);
    this->step_at_edges();
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::ControlledNeuron"; }

 protected:
  /// Looks up which ports are bound, and reports those that the model has no parameter for.
  void end_of_elaboration() override {
    Base::end_of_elaboration();
    enable_ = EnableLine(enable);
    has_own_enable_ = has_number(this->parameters_, "enable");
    if (threshold_in.is_bound()) {
      threshold_name_ = threshold_name(this->parameters_);
      if (threshold_name_ == nullptr) refuse("threshold_in", "a threshold that is a parameter");
    }
    if (lower_threshold_in.is_bound()) {
      lower_threshold_name_ = lower_threshold_name(this->parameters_);
      if (lower_threshold_name_ == nullptr) refuse("lower_threshold_in", "a lower threshold");
    }
    if (synaptic_event.is_bound() && !has_number(this->parameters_, "synaptic_event"))
      refuse("synaptic_event", "a parameter synaptic_event");
    if (time_reference.is_bound() && !has_number(this->parameters_, "time_reference"))
      refuse("time_reference", "a parameter time_reference");
  }

  /// Takes over changed parameters; the controls are then set again at the next edge.
  void adopt_model() override {
    Base::adopt_model();
    taken_.reset();
  }

 private:
  // Takes the values of the controls, and then does what a ClockedNeuron does.
  void control_and_step() {
    if (!this->is_reset()) {
      if (!enable_.is_high() && !has_own_enable_) return;
      take_controls();
    }
    this->step_or_reset();
  }

  void refuse(const char* port, const char* missing) const {
    report_error(
        message_type::wiring, this->name(),
        std::string("port ") + port + " is connected, and the model lacks " + missing + ": leave it unbound");
  }

  // The values of the control ports in this step.
  struct Controls {
    bool enable;
    bool synaptic_event;
    bool time_reference;
    double threshold;
    double lower_threshold;

    bool operator==(const Controls& other) const {
      return enable == other.enable && synaptic_event == other.synaptic_event &&
             time_reference == other.time_reference && threshold == other.threshold &&
             lower_threshold == other.lower_threshold;
    }
  };

  Controls controls() const {
    return {enable_.is_high(), synaptic_event.is_bound() && synaptic_event->read(),
            time_reference.is_bound() && time_reference->read(), value_of(threshold_in),
            value_of(lower_threshold_in)};
  }

  static double value_of(const OptionalIn<Number>& port) {
    return port.is_bound() ? NumberTraits<Number>::to_double(port->read()) : 0;
  }

  void take_controls() {
    const Controls now = controls();
    if (taken_ && *taken_ == now) return;
    Parameters parameters = this->parameters_;
    bool is_changed = false;
    const auto take = [&](bool is_bound, const char* name, double value) {
      if (is_bound && name != nullptr) is_changed |= set_number(parameters, name, value);
    };
    take(enable.is_bound() && has_own_enable_, "enable", now.enable ? 1 : 0);
    take(synaptic_event.is_bound(), "synaptic_event", now.synaptic_event ? 1 : 0);
    take(time_reference.is_bound(), "time_reference", now.time_reference ? 1 : 0);
    take(threshold_in.is_bound(), threshold_name_, now.threshold);
    take(lower_threshold_in.is_bound(), lower_threshold_name_, now.lower_threshold);
    if (is_changed) this->set_parameters(parameters);
    taken_ = now;
  }

  EnableLine enable_;
  bool has_own_enable_ = false;
  const char* threshold_name_ = nullptr;
  const char* lower_threshold_name_ = nullptr;
  std::optional<Controls> taken_;
};

}  // namespace lif
