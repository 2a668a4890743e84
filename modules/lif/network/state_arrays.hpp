#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <type_traits>

#include <lif/models/parameters.hpp>

namespace lif {

/// The states of many neurons, one array for each state variable: what a loop over the neurons
/// wants to find in memory. The variables are those that `State::describe` visits.
template <class State>
class StateArrays {
 public:
  /// All in the same state.
  StateArrays(std::size_t count, const State& initial) : prototype_(initial), count_(count) {
    State::describe(initial, [&](const QuantityInfo&, const auto& variable) {
      using Variable = std::decay_t<decltype(variable)>;
      std::shared_ptr<Variable> array(new Variable[count], std::default_delete<Variable[]>());
      std::fill_n(array.get(), count, variable);
      if (view_.variables_ == View::max_variables)
        throw std::length_error("a state of a population has at most 16 variables");
      view_.first_[view_.variables_] = array.get();
      owners_[view_.variables_++] = std::move(array);
    });
  }

  StateArrays(const StateArrays&) = delete;
  StateArrays& operator=(const StateArrays&) = delete;
  StateArrays(StateArrays&&) noexcept = default;
  StateArrays& operator=(StateArrays&&) noexcept = default;
  ~StateArrays() = default;

  std::size_t size() const { return count_; }

  /// The arrays by their addresses. A loop copies it to its stack, so that the compiler knows that
  /// what the loop stores does not change them.
  class View {
   public:
    /// The state of one neuron. `state` gives what is not described.
    void load(std::size_t index, State& state) const {
      std::size_t variable = 0;
      State::describe(state, [&](const QuantityInfo&, auto& value) {
        value = static_cast<const std::decay_t<decltype(value)>*>(first_[variable++])[index];
      });
    }
    /// Replaces it.
    void store(std::size_t index, const State& state) const {
      std::size_t variable = 0;
      State::describe(state, [&](const QuantityInfo&, const auto& value) {
        static_cast<std::decay_t<decltype(value)>*>(first_[variable++])[index] = value;
      });
    }

   private:
    friend class StateArrays;
    static constexpr std::size_t max_variables = 16;
    std::array<void*, max_variables> first_{};
    std::size_t variables_ = 0;
  };

  const View& view() const { return view_; }

  /// The state of one neuron.
  State load(std::size_t index) const {
    State state = prototype_;
    view_.load(index, state);
    return state;
  }
  /// Replaces it.
  void store(std::size_t index, const State& state) { view_.store(index, state); }

 private:
  State prototype_;
  std::size_t count_;
  View view_;
  std::array<std::shared_ptr<void>, View::max_variables> owners_;
};

}  // namespace lif
