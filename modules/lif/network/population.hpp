#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/arrays/frame_ring.hpp>
#include <lif/arrays/neuron_array.hpp>
#include <lif/channels/frame_channel.hpp>
#include <lif/models/model_doubts.hpp>
#include <lif/numbers/text.hpp>
#include <lif/shell/clocked_module.hpp>
#include <lif/shell/enable_line.hpp>
#include <lif/shell/state_tools.hpp>

namespace lif {

/// Many neurons as one clocked SystemC module, for any model: one process makes one step of all neurons per
/// active edge of `clk`. Each neuron behaves like a ClockedNeuron, bit for bit.
///
/// At the edge the population reads the newest frame of `input_current`, advances all neurons by one step,
/// and writes a frame to `spike` and to `potential`, which show one delta cycle later. While the reset is
/// active the initial state holds, and an edge makes no step. While `enable` is low an edge makes no step
/// either, and state and outputs hold.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters`, `/lif/wiring`, `/lif/numbers`, and `/lif/input` for an
/// input or a potential that is not finite, which names neuron and step. In the last case nothing is written;
/// the other neurons have made their step, and the potential of the faulty neuron is NaN until a reset or
/// until the rule replaces the potential, as it does for a neuron at rest.
///
/// @tparam Model see lif::is_model
template <class Model>
class Population : public ClockedModule {
  static_assert(is_model<Model>());

 public:
  OptionalIn<bool> enable{"enable"};  ///< while low, an edge makes no step; may stay unbound

  using Neurons = NeuronArray<Model>;             ///< the neurons of the population
  using Number = typename Model::Number;          ///< type of the potential
  using Input = InputOf<Model>;                   ///< type of the input current
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Spike = typename Model::Spike;            ///< type of the output
  using Parameters = typename Model::Parameters;  ///< parameters of the model
  using State = typename Model::State;            ///< state of the model

  sc_core::sc_port<FrameReadIf<Input>> input_current{"input_current"};  ///< one finite value per neuron
  sc_core::sc_port<FrameWriteIf<Spike>> spike{"spike"};                 ///< spikes of the last step
  /// Potentials after the reset; may stay unbound.
  sc_core::sc_port<FrameWriteIf<Number>, 1, sc_core::SC_ZERO_OR_MORE_BOUND> potential{"potential"};

  LIF_HAS_PROCESS(Population);

  /// Makes `count` neurons that share their parameters.
  Population(const sc_core::sc_module_name& instance, std::size_t count, const Parameters& parameters = {},
             const Numbers& numbers = {}, const Clocking& clocking = {})
      : Population(Made{}, instance, numbers, clocking, [&] {
          const Model model =
              make_model_and_warn<Model>(parameters, numbers, [&](const std::string& doubt) { warn(doubt); });
          return Neurons(std::vector<Model>{model}, count);
        }) {}

  /// Makes one neuron for each element of `parameters`.
  Population(const sc_core::sc_module_name& instance, const std::vector<Parameters>& parameters,
             const Numbers& numbers = {}, const Clocking& clocking = {})
      : Population(Made{}, instance, numbers, clocking, [&] {
          const StoredValues stored;
          Neurons neurons(parameters, numbers);
          if (const std::string doubt = roundings_text(stored); !doubt.empty()) warn(doubt);
          return neurons;
        }) {}

  /// Number of neurons.
  std::size_t size() const { return neurons_.size(); }
  /// The neurons. Call this between steps.
  const Neurons& neurons() const { return neurons_; }
  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// Replaces the parameters of one neuron from the next step on; its state stays. Call it between steps.
  /// Values out of range and a neuron that does not exist are an error (`/lif/parameters`); the old
  /// parameters stay.
  void set_parameters(std::size_t neuron, const Parameters& parameters) {
    try {
      require_neuron(neuron);
      neurons_.set_model(neuron, make_model<Model>(parameters, numbers_));
    } catch (const std::invalid_argument& error) {
      report_error(message_type::parameters, name(), error.what());
    }
  }

  /// Replaces the state of one neuron at once; the ports follow at the next edge. Call it between steps. It
  /// is an error (`/lif/state`) if a value is out of range, not finite or too large for the model's register,
  /// if the neuron does not exist, or if a reset holds the state; the old state then stays.
  void set_state(std::size_t neuron, const State& state) {
    try {
      require_neuron(neuron);
      require_settable(neurons_.model(neuron), state, reset_);
    } catch (const std::invalid_argument& error) {
      report_error(message_type::state, name(), error.what());
      return;
    }
    neurons_.set_state(neuron, state);
  }

  /// Registers the state of every neuron with a SystemC trace file, below the instance's name and the
  /// neuron's number: `population.0.potential`. The traced values are updated at each step.
  void trace(sc_core::sc_trace_file* file) const override {
    if (traced_.empty()) {
      for (std::size_t i = 0; i < size(); ++i) traced_.push_back(neurons_.state(i));
    }
    for (std::size_t i = 0; i < size(); ++i) {
      trace_state(file, traced_[i], std::string(name()) + "." + std::to_string(i) + ".");
    }
  }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::Population"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override {
    ClockedModule::before_end_of_elaboration();
    require_bound(name(), input_current, "input_current", "a FrameChannel of the model's input type");
    require_bound(name(), spike, "spike", "a FrameChannel of the model's spike type");
  }

  /// Checks the sizes of the channels that the ports are bound to.
  void end_of_elaboration() override {
    has_right_wiring_ = require_size("input_current", input_current->size(), size());
    has_right_wiring_ &= require_size("spike", spike->size(), size());
    if (potential.size() > 0) has_right_wiring_ &= require_size("potential", potential->size(), size());
    reset_ = reset_line();
    enable_ = EnableLine(enable);
  }

 private:
  struct Made {};  // selects this constructor

  template <class MakeNeurons>
  Population(Made, const sc_core::sc_module_name& instance, const Numbers& numbers, const Clocking& clocking,
             const MakeNeurons& make_neurons)
      : ClockedModule(instance, clocking),
        numbers_(numbers),
        neurons_(checked(make_neurons)),
        potentials_(size()) {
    SC_METHOD(step_or_reset);
    step_at_edges();
  }

  void warn(const std::string& doubt) const { report_warning(message_type::parameters, name(), doubt); }

  void step_or_reset() {
    if (!has_right_wiring_) return;  // reported already; the population never steps
    if (reset_.is_active()) {
      neurons_.reset();
      spike->clear();
      show_potentials();
    } else if (enable_.is_high()) {
      step();
    }
    for (std::size_t i = 0; i < traced_.size(); ++i) traced_[i] = neurons_.state(i);
  }

  void require_neuron(std::size_t neuron) const {
    if (neuron < size()) return;
    throw std::invalid_argument("neuron " + std::to_string(neuron) +
                                " is out of range: allowed is less than " + std::to_string(size()));
  }

  void step() {
    const auto& currents = input_current->read().values();
    if (const auto fault = neurons_.step(currents.data())) return report(*fault, currents[fault->neuron]);
    ++steps_;
    spike->write(neurons_.spikes());
    show_potentials();
  }

  void show_potentials() {
    if (potential.size() == 0) return;
    const std::shared_ptr<Frame<Number>> frame = potentials_.take();
    std::copy_n(neurons_.potentials(), size(), frame->overwrite());
    potential->write(frame);
  }

  void report(const typename Neurons::Fault& fault, const Input& current) const {
    const std::string neuron = " of neuron " + std::to_string(fault.neuron);
    if (fault.is_of_input) {
      report_value("input_current" + neuron, to_text(NumberTraits<Input>::to_double(current)), steps_,
                   neurons_.allowed_input(fault.neuron));
    } else {
      report_value("the membrane potential" + neuron, "no longer finite", steps_, "any finite number");
    }
  }

  Numbers numbers_;
  Neurons neurons_;
  FrameRing<Number> potentials_;
  mutable std::vector<State> traced_;  // empty unless a trace file shows it
  ResetLine reset_;
  EnableLine enable_;
  std::uint64_t steps_ = 0;
  bool has_right_wiring_ = false;
};

}  // namespace lif
