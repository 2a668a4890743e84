#pragma once

#include <cstdint>
#include <memory>
#include <type_traits>
#include <utility>

#include <lif/neuron/event_driven_group.hpp>
#include <lif/neuron/neuron_module.hpp>
#include <lif/shell/compat.hpp>

namespace lif {

/// One neuron as a SystemC module whose process runs when its input changes, not at every edge: for designs
/// with many neurons of which few are active. It has the ports of ClockedNeuron and behaves like it, bit for
/// bit and at the same times: with a gated or irregular clock, with resets at any moment, and with inputs
/// that change between edges, at an edge, or in the delta cycle of the clock.
///
/// Neurons on one clock and one reset form a group (see EventDrivenGroup), which makes the steps of all of
/// them together: 0.1 to 0.3 ns per neuron and step instead of the activation of a process. One thing differs
/// from ClockedNeuron: a run-time error leaves the potential NaN until a reset or until the rule replaces the
/// potential, as it does for a neuron at rest. Where the model has a range of inputs, no neuron of the group
/// makes the step instead.
///
/// @tparam Model see lif::is_model
template <class Model>
class EventDrivenNeuron : public NeuronModule<Model> {
  using Base = NeuronModule<Model>;

 public:
  using typename Base::Input;
  using typename Base::Numbers;
  using typename Base::Parameters;
  using typename Base::State;

  LIF_HAS_PROCESS(EventDrivenNeuron);

  /// Checks parameters and floating-point environment as ClockedNeuron does.
  /// @param numbers   number formats, where the number type has them chosen at run time
  /// @param clocking  edge of the clock, timing and level of the reset
  explicit EventDrivenNeuron(const sc_core::sc_module_name& instance, const Parameters& parameters = {},
                             const Numbers& numbers = {}, const Clocking& clocking = {})
      : Base(instance, parameters, numbers, clocking), first_state_(model_.initial_state()) {
    SC_METHOD(take_input);
    this->dont_initialize();
    this->sensitive << this->input_current;
  }

  /// The state after the last step.
  State state() const { return is_at_work() ? group_->neurons().state(place_) : first_state_; }

  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return is_at_work() ? group_->steps() : 0; }

  /// Registers the state with a SystemC trace file, below the instance's name. The traced values are updated
  /// at each step.
  void trace(sc_core::sc_trace_file* file) const override {
    if (!traced_) traced_ = std::make_unique<State>(state());
    trace_state(file, *traced_, std::string(this->name()) + ".");
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::EventDrivenNeuron"; }

 protected:
  /// What decides whether an edge makes a step: nothing here, a port in GatedEventDrivenNeuron.
  virtual EnableLine enable_line() const { return {}; }

  /// Joins the group of neurons on the same clock, reset and enable.
  void end_of_elaboration() override {
    Base::end_of_elaboration();
    if (input_channel_ == nullptr) return;
    group_ =
        EventDrivenGroup<Model>::of(*this->clk.operator->(), this->reset_, enable_line(), this->clocking());
    place_ = group_->join(*this);
  }

  /// Makes the outputs show the initial state.
  void start_of_simulation() override {
    if (group_) group_->begin();
  }

  void adopt_model() override {
    if (is_at_work()) {
      group_->neurons().set_model(place_, model_);
    } else {
      state_is_set_ = true;  // it stays that of the parameters before
    }
  }
  void adopt_state(const State& state) override {
    if (is_at_work()) {
      group_->neurons().set_state(place_, state);
    } else {
      first_state_ = state;
      state_is_set_ = true;
    }
  }

 private:
  friend class EventDrivenGroup<Model>;
  using Base::input_channel_;
  using Base::model_;
  using Base::parameters_;
  using Base::potential_channel_;
  using Base::spike_channel_;

  bool is_at_work() const { return group_ && group_->has_begun(); }

  void take_input() {
    if (!group_) return;
    if (const sc_core::sc_event* next = group_->store(place_, input_channel_->read()))
      this->next_trigger(*next);
  }

  std::shared_ptr<EventDrivenGroup<Model>> group_;
  std::size_t place_ = 0;
  State first_state_;                      // used until the group begins
  mutable std::unique_ptr<State> traced_;  // null unless a trace file shows it
  bool state_is_set_ = false;
};

}  // namespace lif
