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
#include <lif/common/floating_point.hpp>
#include <lif/numbers/text.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/optional_port.hpp>
#include <lif/shell/report.hpp>

namespace lif {

/// Many neurons as one clocked SystemC module: any model, one process, one step of all neurons per
/// rising edge of `clk`. Each of them does what a ClockedNeuron does, bit for bit.
///
/// At a rising edge the population reads the newest frame of `input_current`, advances all neurons by one
/// step, and writes a frame to `spike` and to `potential`, which show one delta cycle later. While
/// `rst_n` is low the initial state holds, at once and without a clock.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters`, `/lif/wiring`, `/lif/numbers`, and `/lif/input` for an
/// input or a potential that is not finite, which names neuron and step. Nothing is written then; the
/// other neurons have made their step, and this one's potential is NaN until a reset, or until the rule
/// replaces it, as one at rest does.
///
/// @tparam Model see lif::is_model
template <class Model>
class Population : public sc_core::sc_module {
 public:
  using Neurons = NeuronArray<Model>;             ///< what it steps
  using Number = typename Model::Number;          ///< of the potential
  using Input = InputOf<Model>;                   ///< of the input current
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Spike = typename Model::Spike;            ///< of the output
  using Parameters = typename Model::Parameters;  ///< of the model
  using State = typename Model::State;            ///< of the model

  sc_core::sc_in<bool> clk{"clk"};  ///< one step per rising edge
  OptionalIn<bool> rst_n{"rst_n"};  ///< asynchronous reset, active low; may stay unbound
  sc_core::sc_port<FrameReadIf<Input>> input_current{"input_current"};  ///< a finite value a neuron
  sc_core::sc_port<FrameWriteIf<Spike>> spike{"spike"};                 ///< spikes of the last step
  /// After the reset; may stay unbound.
  sc_core::sc_port<FrameWriteIf<Number>, 1, sc_core::SC_ZERO_OR_MORE_BOUND> potential{"potential"};

  LIF_HAS_PROCESS(Population);

  /// `count` neurons that share their parameters.
  Population(const sc_core::sc_module_name& instance, std::size_t count, const Parameters& parameters = {},
             const Numbers& numbers = {})
      : Population(Made{}, instance, [&] { return Neurons(count, parameters, numbers); }) {}

  /// One neuron for each element of `parameters`.
  Population(const sc_core::sc_module_name& instance, const std::vector<Parameters>& parameters,
             const Numbers& numbers = {})
      : Population(Made{}, instance, [&] { return Neurons(parameters, numbers); }) {}

  /// Number of neurons.
  std::size_t size() const { return neurons_.size(); }
  /// The neurons, between steps.
  const Neurons& neurons() const { return neurons_; }
  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// For sc_object's users.
  const char* kind() const override { return "lif::Population"; }

 protected:
  /// Looks at the sizes of what the ports are bound to.
  void end_of_elaboration() override {
    require_size("input_current", input_current->size());
    require_size("spike", spike->size());
    if (potential.size() > 0) require_size("potential", potential->size());
  }

 private:
  struct Made {};  // tells apart this constructor

  template <class MakeNeurons>
  Population(Made, const sc_core::sc_module_name& instance, const MakeNeurons& make_neurons)
      : sc_core::sc_module(instance), neurons_(checked(make_neurons)), potentials_(size()) {
    SC_METHOD(step_or_reset);
    dont_initialize();
    sensitive << clk.pos() << rst_n.neg();
  }

  template <class MakeNeurons>
  Neurons checked(const MakeNeurons& make_neurons) const {
    try {
      require_exact_floating_point();
    } catch (const std::runtime_error& error) {
      report_error(message_type::numbers, name(), error.what());
    }
    try {
      return make_neurons();
    } catch (const std::invalid_argument& error) {
      report_error(message_type::parameters, name(), error.what());
      throw;  // there is no such population, even where the user silenced the report
    }
  }

  void require_size(const char* port, std::size_t channel_size) {
    if (channel_size == size()) return;
    has_wrong_wiring_ = true;
    report_error(message_type::wiring, name(),
                 std::string("port ") + port + " is connected to a channel of " +
                     std::to_string(channel_size) + " values: it needs " + std::to_string(size()));
  }

  void step_or_reset() {
    if (has_wrong_wiring_) return;  // reported already; it never steps
    if (rst_n.is_bound() && !rst_n->read()) {
      neurons_.reset();
      spike->clear();
      show_potentials();
    } else {
      step();
    }
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
    const std::string neuron = " of neuron " + std::to_string(fault.neuron) + " is ";
    const std::string when =
        " at step " + std::to_string(steps_) + " (" + sc_core::sc_time_stamp().to_string() + "): allowed is ";
    if (fault.is_of_input) {
      report_error(message_type::input, name(),
                   "input_current" + neuron + to_text(NumberTraits<Input>::to_double(current)) + when +
                       neurons_.allowed_input(fault.neuron));
    } else {
      report_error(message_type::input, name(),
                   "the membrane potential" + neuron + "no longer finite" + when + "any finite number");
    }
  }

  Neurons neurons_;
  FrameRing<Number> potentials_;
  std::uint64_t steps_ = 0;
  bool has_wrong_wiring_ = false;
};

}  // namespace lif
