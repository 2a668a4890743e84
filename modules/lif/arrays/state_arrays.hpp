#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <type_traits>

#include <lif/arrays/aligned_array.hpp>
#include <lif/models/parameters.hpp>

namespace lif {

/// Whether a loop over neurons has to take refractory neurons into account.
enum class Refractoriness {
  possible,  ///< in some steps neurons may be at rest
  never      ///< see is_never_refractory(): state variables of Role::bookkeeping are left out
};

/// The states of many neurons, with one array for each state variable, as a loop over the neurons needs them
/// in memory. The variables are those that `State::describe` visits, except the spike: spikes are the
/// neurons' output and are stored there.
template <class State>
class StateArrays {
 public:
  /// Makes `count` neurons, all in the same state.
  StateArrays(std::size_t count, const State& initial) : count_(count) {
    State::describe(initial, [&](const QuantityInfo&, const auto& variable) {
      using Variable = std::decay_t<decltype(variable)>;
      if (is_spike(initial, variable)) return;
      if (view_.variables_ == View::max_variables)
        throw std::length_error("a state of a population has at most 16 variables");
      auto array = std::make_shared<AlignedArray<Variable>>(count, variable);
      if constexpr (std::is_same_v<Variable, decltype(State::potential)>) {
        if (&variable == &initial.potential) potentials_ = array->data();
      }
      view_.first_[view_.variables_] = array->data();
      owners_[view_.variables_++] = std::move(array);
    });
  }

  StateArrays(const StateArrays&) = delete;
  StateArrays& operator=(const StateArrays&) = delete;
  /// Takes over the arrays of another object, which may then only be assigned to or destroyed.
  StateArrays(StateArrays&&) noexcept = default;
  /// Releases its own arrays and takes over those of another object, as the constructor does.
  StateArrays& operator=(StateArrays&&) noexcept = default;
  ~StateArrays() = default;

  /// Number of neurons.
  std::size_t size() const { return count_; }

  /// The membrane potentials.
  const decltype(State::potential)* potentials() const { return potentials_; }
  /// The membrane potentials.
  decltype(State::potential)* potentials() { return potentials_; }

  /// The addresses of the arrays. A loop copies this object to its stack, so that the compiler knows that the
  /// values the loop stores do not change the addresses.
  class View {
   public:
    /// Reads the state of one neuron, except the spike. Variables that are left out keep the value that
    /// `state` holds.
    template <Refractoriness refractoriness>
    [[gnu::always_inline]] void load(std::size_t index, State& state) const {
      std::size_t variable = 0;
      State::describe(state, [&](const QuantityInfo& info, auto& value) {
        if (is_spike(state, value)) return;
        const void* const array = first_[variable++];
        if (refractoriness == Refractoriness::never && info.role == Role::bookkeeping) return;
        value = static_cast<const std::decay_t<decltype(value)>*>(array)[index];
      });
    }
    /// Writes the state of one neuron, except the spike. Variables that are left out are not written.
    template <Refractoriness refractoriness>
    [[gnu::always_inline]] void store(std::size_t index, const State& state) const {
      std::size_t variable = 0;
      State::describe(state, [&](const QuantityInfo& info, const auto& value) {
        if (is_spike(state, value)) return;
        void* const array = first_[variable++];
        if (refractoriness == Refractoriness::never && info.role == Role::bookkeeping) return;
        static_cast<std::decay_t<decltype(value)>*>(array)[index] = value;
      });
    }

   private:
    friend class StateArrays;
    static constexpr std::size_t max_variables = 16;
    std::array<void*, max_variables> first_{};
    std::size_t variables_ = 0;
  };

  /// Access to the arrays for a loop over the neurons, valid as long as this object exists.
  const View& view() const { return view_; }

 private:
  template <class Value>
  [[gnu::always_inline]] static bool is_spike(const State& state, const Value& value) {
    return static_cast<const void*>(&value) == static_cast<const void*>(&state.spike);
  }

  std::size_t count_;
  View view_;
  decltype(State::potential)* potentials_ = nullptr;
  std::array<std::shared_ptr<void>, View::max_variables> owners_;
};

}  // namespace lif
