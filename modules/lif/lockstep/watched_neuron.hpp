#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/models/model.hpp>
#include <lif/network/population.hpp>
#include <lif/neuron/neuron_module.hpp>

namespace lif {

/// What a LockStep reads of a neuron: its state, its input and its threshold, whatever module it lives in.
class WatchedNeuron {
 public:
  WatchedNeuron() = default;
  virtual ~WatchedNeuron() = default;
  WatchedNeuron(const WatchedNeuron&) = delete;
  WatchedNeuron& operator=(const WatchedNeuron&) = delete;
  WatchedNeuron(WatchedNeuron&&) = delete;
  WatchedNeuron& operator=(WatchedNeuron&&) = delete;

  /// The names of the state variables.
  virtual std::vector<std::string> names() const = 0;
  /// Writes the state variables in the order of names().
  virtual void read(double* values) const = 0;
  /// The input current as it is at the port; nothing where that is not a single number.
  virtual std::optional<double> input() const = 0;
  /// The threshold; nothing for a model that has none.
  virtual std::optional<double> threshold() const = 0;
  /// The module with the neuron.
  virtual const sc_core::sc_module& module() const = 0;
};

namespace detail {

template <class Value>
double number(const Value& value) {
  if constexpr (NumberTraits<Value>::is_specialized) {
    return NumberTraits<Value>::to_double(value);
  } else {
    return static_cast<double>(value);
  }
}

template <class State>
std::vector<std::string> names_of_state(const State& state) {
  std::vector<std::string> names;
  State::describe(state, [&](const QuantityInfo& info, const auto&) { names.emplace_back(info.name); });
  return names;
}

template <class State>
void read_state(const State& state, double* values) {
  State::describe(state, [&](const QuantityInfo&, const auto& variable) { *values++ = number(variable); });
}

template <class Model>
std::optional<double> threshold_of(const Model& model) {
  if constexpr (has_threshold<Model>) {
    return number(model.threshold());
  } else {
    return std::nullopt;
  }
}

}  // namespace detail

/// A neuron in a module of its own: clocked, event-driven or controlled.
template <class Neuron>
class WatchedModule final : public WatchedNeuron {
 public:
  /// The neuron in this module, which has to outlive the object.
  explicit WatchedModule(const Neuron& neuron) : neuron_(neuron) {}

  std::vector<std::string> names() const override { return detail::names_of_state(neuron_.state()); }
  void read(double* values) const override { detail::read_state(neuron_.state(), values); }
  std::optional<double> input() const override { return detail::number(neuron_.input_current.read()); }
  std::optional<double> threshold() const override { return detail::threshold_of(neuron_.model()); }
  const sc_core::sc_module& module() const override { return neuron_; }

 private:
  const Neuron& neuron_;
};

/// A neuron of a population.
template <class Model>
class WatchedMember final : public WatchedNeuron {
 public:
  /// The neuron with this index, which has to be below the population's size.
  WatchedMember(const Population<Model>& population, std::size_t index)
      : population_(population), index_(index) {}

  std::vector<std::string> names() const override {
    return detail::names_of_state(population_.neurons().state(index_));
  }
  void read(double* values) const override {
    detail::read_state(population_.neurons().state(index_), values);
  }
  std::optional<double> input() const override {
    return detail::number(population_.input_current->read().values()[index_]);
  }
  std::optional<double> threshold() const override {
    return detail::threshold_of(population_.neurons().model(index_));
  }
  const sc_core::sc_module& module() const override { return population_; }

 private:
  const Population<Model>& population_;
  std::size_t index_;
};

}  // namespace lif
