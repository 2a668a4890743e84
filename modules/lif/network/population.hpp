#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/common/compat.hpp>
#include <lif/common/floating_point.hpp>
#include <lif/common/optional_port.hpp>
#include <lif/common/report.hpp>
#include <lif/network/frame_channel.hpp>
#include <lif/network/neuron_array.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

/// Many neurons as one clocked SystemC module: any model, one process, one step of all neurons per
/// rising edge of `clk`. Each of them does what a ClockedNeuron does, bit for bit.
///
/// At a rising edge the population reads the newest frame of `input_current`, advances all neurons by one
/// step, and writes a frame to `spike` and to `potential`, which show one delta cycle later. While
/// `rst_n` is low the initial state holds, at once and without a clock.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters`, `/lif/wiring`, `/lif/numbers`, and `/lif/input` for an
/// input or a potential that is not finite, which names neuron and step. After the latter the state is
/// what the step left; nothing is written.
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
      : Population(instance, [&] { return Neurons(count, parameters, numbers); }) {}

  /// One neuron for each element of `parameters`.
  Population(const sc_core::sc_module_name& instance, const std::vector<Parameters>& parameters,
             const Numbers& numbers = {})
      : Population(instance, [&] { return Neurons(parameters, numbers); }) {}

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
  template <class MakeNeurons>
  Population(const sc_core::sc_module_name& instance, const MakeNeurons& make_neurons)
      : sc_core::sc_module(instance), neurons_(checked(make_neurons)), spikes_(size()), potentials_(size()) {
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

  void require_size(const char* port, std::size_t channel_size) const {
    if (channel_size == size()) return;
    report_error(message_type::wiring, name(),
                 std::string("port ") + port + " is connected to a channel of " +
                     std::to_string(channel_size) + " values: it needs " + std::to_string(size()));
  }

  void step_or_reset() {
    if (rst_n.is_bound() && !rst_n->read()) {
      neurons_.reset();
      spike->clear();
      if (potential.size() > 0) {
        potentials_.fill([&](std::size_t i) { return neurons_.state(i).potential; });
        potential->write(potentials_);
      }
    } else {
      step();
    }
  }

  bool is_allowed([[maybe_unused]] std::size_t neuron, const Input& current) const {
    if constexpr (has_input_range<Model>) {
      return neurons_.model(neuron).input_range().contains(NumberTraits<Input>::to_double(current));
    } else {
      return NumberTraits<Input>::is_finite(current);
    }
  }

  std::string allowed_input([[maybe_unused]] std::size_t neuron) const {
    if constexpr (has_input_range<Model>) {
      return to_text(neurons_.model(neuron).input_range());
    } else {
      return "any finite number";
    }
  }

  void step() {
    const auto& currents = input_current->read().values();
    for (std::size_t i = 0; i < currents.size(); ++i) {
      if (!is_allowed(i, currents[i])) return report(i, "input_current", currents[i], allowed_input(i));
    }
    std::size_t not_finite = size();
    Number culprit{};
    spikes_.clear();
    neurons_.step([&](std::size_t i) -> const Input& { return currents[i]; },
                  [&](std::size_t i, const State& state, const Number& before_reset) {
                    if (!NumberTraits<Number>::is_finite(before_reset) && not_finite == size()) {
                      not_finite = i;
                      culprit = before_reset;
                    }
                    if (state.spike != Spike{}) spikes_.append(i, state.spike);
                  });
    if (not_finite < size())
      return report(not_finite, "the membrane potential", culprit, "any finite number");
    ++steps_;
    spike->write(spikes_);
    if (potential.size() == 0) return;
    potentials_.fill([&](std::size_t i) { return neurons_.state(i).potential; });
    potential->write(potentials_);
  }

  template <class Value>
  void report(std::size_t neuron, const char* what, const Value& value, const std::string& allowed) const {
    report_error(message_type::input, name(),
                 std::string(what) + " of neuron " + std::to_string(neuron) + " is " +
                     to_text(NumberTraits<Value>::to_double(value)) + " at step " + std::to_string(steps_) +
                     " (" + sc_core::sc_time_stamp().to_string() + "): allowed is " + allowed);
  }

  Neurons neurons_;
  Frame<Spike> spikes_;
  Frame<Number> potentials_;
  std::uint64_t steps_ = 0;
};

}  // namespace lif
