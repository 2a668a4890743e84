#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <lif/arrays/neuron_array.hpp>
#include <lif/arrays/set_bytes.hpp>
#include <lif/models/model.hpp>
#include <lif/numbers/number_system.hpp>
#include <lif/numbers/text.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/enable_line.hpp>
#include <lif/shell/report.hpp>
#include <lif/shell/reset_line.hpp>

namespace lif {

template <class Model>
class EventDrivenNeuron;

/// A group of event-driven neurons of one model that share clock, reset and enable; the group makes their
/// steps. Users work with EventDrivenNeuron, which finds its group by itself.
///
/// States and inputs of all its neurons are stored in arrays. A neuron's own process only stores an input
/// that has changed; at an edge one process steps all neurons in a vectorised loop and writes the spikes that
/// changed. Every step is made when it is due, and none is made up for later: a quiet neuron costs a fraction
/// of a nanosecond per step, and the activation of a process is paid for only where an input changes.
///
/// Where many inputs change in each step, the group itself reads all of them ("polling"), and the neurons'
/// processes wait until it stops.
template <class Model>
class EventDrivenGroup {
 public:
  using Number = typename Model::Number;       ///< type of the potential
  using Input = InputOf<Model>;                ///< type of the input current
  using Spike = typename Model::Spike;         ///< type of the output
  using State = typename Model::State;         ///< state of the model
  using Bit = sc_core::sc_signal_in_if<bool>;  ///< type of the clock and reset signals
  using Place = std::size_t;                   ///< index of a neuron in its group

  /// The group of the neurons on this clock, reset and enable; created where there is none yet.
  static std::shared_ptr<EventDrivenGroup> of(const Bit& clk, const ResetLine& reset,
                                              const EnableLine& enable, const Clocking& clocking) {
    using Key = std::tuple<const Bit*, const Bit*, const Bit*, Clocking>;
    static std::map<Key, std::weak_ptr<EventDrivenGroup>> groups;
    std::weak_ptr<EventDrivenGroup>& known = groups[{&clk, reset.channel(), enable.channel(), clocking}];
    std::shared_ptr<EventDrivenGroup> group = known.lock();
    if (!group) {
      group = std::make_shared<EventDrivenGroup>(clk, reset, enable, clocking);
      known = group;
    }
    return group;
  }

  /// Starts the group's two processes. Call it before the start of simulation.
  EventDrivenGroup(const Bit& clk, const ResetLine& reset, const EnableLine& enable, const Clocking& clocking)
      : reset_(reset), enable_(enable) {
    sc_core::sc_spawn_options at_edges;
    at_edges.spawn_method();
    at_edges.dont_initialize();
    at_edges.set_sensitivity(clocking.edge == ClockEdge::rising ? &clk.posedge_event()
                                                                : &clk.negedge_event());
    if (reset.channel() != nullptr && clocking.timing == ResetTiming::asynchronous)
      at_edges.set_sensitivity(&reset.activation());
    // Processes of the edge's own evaluation phase store the inputs that change in its delta cycle: a process
    // that an immediate notification wakes runs after them.
    sc_core::sc_spawn([this] { inputs_are_stored_.notify(); }, sc_core::sc_gen_unique_name("at_edge"),
                      &at_edges);
    sc_core::sc_spawn_options after_inputs;
    after_inputs.spawn_method();
    after_inputs.dont_initialize();
    after_inputs.set_sensitivity(&inputs_are_stored_);
    sc_core::sc_spawn([this] { step_or_reset(); }, sc_core::sc_gen_unique_name("step"), &after_inputs);
  }

  EventDrivenGroup(const EventDrivenGroup&) = delete;
  EventDrivenGroup& operator=(const EventDrivenGroup&) = delete;
  EventDrivenGroup(EventDrivenGroup&&) = delete;
  EventDrivenGroup& operator=(EventDrivenGroup&&) = delete;
  ~EventDrivenGroup() = default;

  /// Adds a neuron to the group. Call it before the start of simulation.
  Place join(const EventDrivenNeuron<Model>& neuron) {
    members_.push_back(&neuron);
    return members_.size() - 1;
  }

  /// Creates the arrays and makes the outputs show the state; called at the start of simulation, when all
  /// neurons have joined. Further calls do nothing.
  void begin() {
    if (neurons_) return;
    neurons_ = std::make_unique<NeuronArray<Model>>(models(), members_.size());
    inputs_ = AlignedArray<Input>(members_.size(), members_.front()->input_channel_->read());
    for (Place i = 0; i < members_.size(); ++i) {
      const EventDrivenNeuron<Model>& member = *members_[i];
      if (!is_reset() && member.state_is_set_) neurons_->set_state(i, member.first_state_);
      inputs_[i] = member.input_channel_->read();
      sources_.push_back(member.input_channel_);
      spikes_.push_back(member.spike_channel_);
      if (member.traced_) traced_.push_back(i);
      if (member.potential_channel_ != nullptr) potentials_.push_back({i, member.potential_channel_});
    }
    shown_ = neurons_->spikes();
    for (Place i = 0; i < spikes_.size(); ++i) spikes_[i]->write(shown_->values()[i]);
    show_potentials();
  }

  /// Whether begin() has been called.
  bool has_begun() const { return neurons_ != nullptr; }

  /// The neurons as stored in the arrays; call this only after begin().
  NeuronArray<Model>& neurons() { return *neurons_; }

  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// Whether the reset is active, so that the initial state holds.
  bool is_reset() const { return reset_.is_active(); }

  /// Stores an input that has changed.
  /// @returns an event to wait for before the next change, or null where the next change is to be stored too
  const sc_core::sc_event* store(Place place, const Input& input) {
    if (is_polling_) return &polling_ends_;
    inputs_[place] = input;
    ++changes_;
    return nullptr;
  }

 private:
  // Activating a process costs as much as reading some ten inputs that lie side by side.
  static constexpr std::uint64_t many_changes = 8;  // polling starts if more than one in so many does
  static constexpr std::uint64_t few_changes = 16;  // polling stops if fewer than one in so many does
  static constexpr int steps_before_polling = 4;
  static constexpr int steps_before_stopping = 8;

  // A single model where all neurons have the same parameters, otherwise one per neuron.
  std::vector<Model> models() const {
    std::vector<Model> models{members_.front()->model_};
    const auto is_like_first = [&](const EventDrivenNeuron<Model>* member) {
      return !has_formats<NumbersOf<Model>> && are_equal(member->parameters_, members_.front()->parameters_);
    };
    if (std::all_of(members_.begin(), members_.end(), is_like_first)) return models;
    models.clear();
    for (const EventDrivenNeuron<Model>* member : members_) models.push_back(member->model_);
    return models;
  }

  void step_or_reset() {
    if (is_reset()) {
      neurons_->reset();
      return show();
    }
    if (!enable_.is_high()) return;
    if (is_polling_) poll();
    adapt();
    const auto fault = neurons_->step(inputs_.data());
    show();  // even after a fault: the other neurons have made their step
    if (fault) report(*fault);
    if (!fault || !has_input_range<Model>) ++steps_;
  }

  void show() {
    show_spikes();
    show_potentials();
    for (const Place place : traced_) *members_[place]->traced_ = neurons_->state(place);
  }

  void poll() {
    for (Place i = 0; i < sources_.size(); ++i) {
      const Input& input = sources_[i]->read();
      if (!(input == inputs_[i])) ++changes_;
      inputs_[i] = input;  // written even if equal: -0 compares equal to 0
    }
  }

  void adapt() {
    const bool is_other_way_better =
        is_polling_ ? changes_ * few_changes < sources_.size() : changes_ * many_changes > sources_.size();
    changes_ = 0;
    steps_of_other_way_ = is_other_way_better ? steps_of_other_way_ + 1 : 0;
    if (steps_of_other_way_ < (is_polling_ ? steps_before_stopping : steps_before_polling)) return;
    steps_of_other_way_ = 0;
    is_polling_ = !is_polling_;
    if (!is_polling_) polling_ends_.notify();
  }

  void show_spikes() {
    const std::shared_ptr<const Frame<Spike>>& now = neurons_->spikes();
    if (now == shown_) return;
    const Spike* const values = now->values().data();
    const Spike* const shown = shown_->values().data();
    changed_.clear();
    const auto add = [this](Place place) {
      __builtin_prefetch(spikes_[place]);  // it is usually far away in memory
      changed_.push_back(place);
    };
    if constexpr (sizeof(Spike) == 1) {
      for_each_difference(values, shown, 0, spikes_.size(), add);
    } else {
      for (Place i = 0; i < spikes_.size(); ++i) {
        if (values[i] != shown[i]) add(i);
      }
    }
    for (const Place place : changed_) spikes_[place]->write(values[place]);
    shown_ = now;
  }

  void show_potentials() {
    for (const auto& [place, channel] : potentials_) channel->write(neurons_->potentials()[place]);
  }

  void report(const typename NeuronArray<Model>::Fault& fault) const {
    const EventDrivenNeuron<Model>& member = *members_[fault.neuron];
    if (fault.is_of_input) {
      member.report_value("input_current", to_text(NumberTraits<Input>::to_double(inputs_[fault.neuron])),
                          steps_, neurons_->allowed_input(fault.neuron));
    } else {
      member.report_value("the membrane potential", "no longer finite", steps_, "any finite number");
    }
  }

  ResetLine reset_;
  EnableLine enable_;
  std::vector<const EventDrivenNeuron<Model>*> members_;
  std::unique_ptr<NeuronArray<Model>> neurons_;
  AlignedArray<Input> inputs_;
  std::shared_ptr<const Frame<Spike>> shown_;
  std::vector<const sc_core::sc_signal_in_if<Input>*> sources_;
  std::vector<sc_core::sc_signal_inout_if<Spike>*> spikes_;
  std::vector<Place> changed_;  // neurons whose spike changed in the last step
  std::vector<std::pair<Place, sc_core::sc_signal_inout_if<Number>*>> potentials_;
  std::vector<Place> traced_;  // neurons that a trace file shows
  sc_core::sc_event inputs_are_stored_;
  sc_core::sc_event polling_ends_;
  std::uint64_t steps_ = 0;
  std::uint64_t changes_ = 0;  // of inputs, since the last step
  int steps_of_other_way_ = 0;
  bool is_polling_ = false;
};

}  // namespace lif
