#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/arrays/neuron_array.hpp>
#include <lif/arrays/set_bytes.hpp>
#include <lif/synapses/spike_history.hpp>

namespace lif {

/// The neurons of a population in a SynapticEngine, independent of their model.
template <class Real>
class SynapticNeurons {
 public:
  SynapticNeurons() = default;
  virtual ~SynapticNeurons() = default;
  SynapticNeurons(const SynapticNeurons&) = delete;
  SynapticNeurons& operator=(const SynapticNeurons&) = delete;
  SynapticNeurons(SynapticNeurons&&) = delete;
  SynapticNeurons& operator=(SynapticNeurons&&) = delete;

  /// Number of neurons.
  virtual std::size_t size() const = 0;
  /// The model's name.
  virtual std::string model() const = 0;

  /// Makes one step of the neurons from `first` up to, but excluding, `end`; parts may advance in different
  /// threads.
  /// @param inputs  one per neuron of the whole population
  /// @param spikes  receives the neurons that spike, in ascending order
  /// @returns whether all potentials are finite
  virtual bool advance(std::int64_t step, std::size_t first, std::size_t end, const Real* inputs,
                       SpikeHistory::Events& spikes) = 0;

  /// The potential of a neuron after the last step.
  virtual Real potential(std::size_t neuron) const = 0;
  /// Sets a state variable of each neuron, now and at each reset().
  /// @param values  one per neuron
  /// @throws std::invalid_argument naming a variable that does not exist or is no number of the network's
  /// type
  virtual void set_initial(const std::string& variable, const std::vector<double>& values) = 0;
  /// Returns all neurons to the initial state.
  virtual void reset() = 0;
};

/// A SynapticNeurons for one model, in float or double.
template <class Model>
class SynapticNeuronsOf final : public SynapticNeurons<typename Model::Number> {
  static_assert(std::is_same_v<typename Model::Spike, bool>, "synapses take spikes, not graded values");

 public:
  using Real = typename Model::Number;            ///< type of inputs and potentials
  using Parameters = typename Model::Parameters;  ///< parameters of the model

  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  SynapticNeuronsOf(std::size_t count, const Parameters& parameters)
      : neurons_(count, parameters), spikes_{AlignedArray<bool>(count), AlignedArray<bool>(count)} {}
  /// Makes one neuron for each element of `parameters`.
  /// @throws std::invalid_argument naming the neuron, the parameter, its value and the allowed range
  explicit SynapticNeuronsOf(const std::vector<Parameters>& parameters)
      : neurons_(parameters),
        spikes_{AlignedArray<bool>(parameters.size()), AlignedArray<bool>(parameters.size())} {}

  std::size_t size() const override { return neurons_.size(); }
  std::string model() const override { return Model::name(); }

  bool advance(std::int64_t step, std::size_t first, std::size_t end, const Real* inputs,
               SpikeHistory::Events& spikes) override {
    AlignedArray<bool>& now = spikes_[static_cast<std::size_t>(step) % 2];
    const AlignedArray<bool>& before = spikes_[static_cast<std::size_t>(step + 1) % 2];
    const StepPlan<Model> plan{inputs, before.data(), now.data()};
    NumberEvents none;  // stays empty: floating-point types have no such events
    const bool is_finite = neurons_.advance(first, end, &plan, 1, none);
    for_each_set(now.data(), first, end,
                 [&](std::size_t neuron) { spikes.push_back(static_cast<std::uint32_t>(neuron)); });
    return is_finite;
  }

  Real potential(std::size_t neuron) const override { return neurons_.potentials()[neuron]; }

  void set_initial(const std::string& variable, const std::vector<double>& values) override {
    if (initial_.empty()) {
      initial_.reserve(size());
      for (std::size_t i = 0; i < size(); ++i) initial_.push_back(neurons_.state(i));
    }
    for (std::size_t i = 0; i < size(); ++i) {
      bool is_set = false;
      Model::State::describe(initial_[i], [&](const QuantityInfo& info, auto& member) {
        if constexpr (std::is_same_v<std::decay_t<decltype(member)>, Real>) {
          if (variable != info.name || info.role != Role::quantity) return;
          member = static_cast<Real>(values[i]);
          is_set = true;
        }
      });
      if (!is_set) {
        throw std::invalid_argument("'" + variable + "' is no state variable of " + Model::name() +
                                    " that can be set");
      }
      neurons_.set_state(i, initial_[i]);
    }
  }

  void reset() override {
    neurons_.reset();
    for (std::size_t i = 0; i < initial_.size(); ++i) neurons_.set_state(i, initial_[i]);
    for (AlignedArray<bool>& spikes : spikes_) std::fill(spikes.begin(), spikes.end(), false);
  }

 private:
  NeuronArray<Model> neurons_;
  std::vector<typename Model::State> initial_;  // by neuron; empty unless set_initial() was called
  std::array<AlignedArray<bool>, 2> spikes_;    // spikes of the last two steps
};

}  // namespace lif
