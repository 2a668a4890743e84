#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <lif/arrays/frame_ring.hpp>
#include <lif/arrays/independent_iterations.hpp>
#include <lif/arrays/instruction_set.hpp>
#include <lif/arrays/state_arrays.hpp>
#include <lif/arrays/step_loop.hpp>
#include <lif/models/model.hpp>
#include <lif/numbers/number_events.hpp>

LIF_BEGIN_LOOPS
namespace lif {

/// Many neurons of one model, stepped together, in plain C++: the core of every module with many neurons. The
/// neurons share their parameters, or each has its own. Every neuron gives the same results as the model, bit
/// for bit, in all instruction sets.
template <class Model>
class NeuronArray {
  static_assert(is_model<Model>());

 public:
  using Number = typename Model::Number;          ///< type of the potential
  using Input = InputOf<Model>;                   ///< type of the input current
  using Numbers = NumbersOf<Model>;               ///< number types of the model, and their formats
  using Spike = typename Model::Spike;            ///< type of the output
  using Parameters = typename Model::Parameters;  ///< parameters of the model
  using State = typename Model::State;            ///< state of the model

  /// The first neuron whose input was not finite, or whose potential is no longer finite.
  struct Fault {
    std::size_t neuron;  ///< index of the neuron
    bool is_of_input;    ///< whether its input was not finite, or outside the model's range
  };

  /// Makes `count` neurons that share their parameters.
  /// @throws std::invalid_argument naming the parameter, its value and the allowed range
  NeuronArray(std::size_t count, const Parameters& parameters, const Numbers& numbers = {})
      : NeuronArray(std::vector<Model>{make_model<Model>(parameters, numbers)}, count) {}

  /// Makes one neuron for each element of `parameters`.
  /// @throws std::invalid_argument naming the neuron, the parameter, its value and the allowed range
  explicit NeuronArray(const std::vector<Parameters>& parameters, const Numbers& numbers = {})
      : NeuronArray(models_of(parameters, numbers), parameters.size()) {}

  /// @param models  one for all neurons, or one per neuron
  /// @throws std::invalid_argument if the number of models is neither one nor `count`
  NeuronArray(std::vector<Model> models, std::size_t count)
      : models_(required_models(std::move(models), count)),
        states_(count, models_.front().initial_state()),
        ring_(count),
        spikes_(ring_.take()),
        refractoriness_(known_refractoriness()) {
    reset();
  }

  /// Number of neurons.
  std::size_t size() const { return states_.size(); }

  /// The model of one neuron.
  const Model& model(std::size_t neuron) const { return models_[models_.size() == 1 ? 0 : neuron]; }

  /// Replaces the model of one neuron; its state stays.
  void set_model(std::size_t neuron, const Model& model) {
    if (models_.size() < size()) models_.resize(size(), models_.front());
    models_[neuron] = model;
    if (!is_never_refractory(model)) refractoriness_ = Refractoriness::possible;
  }

  /// The inputs that a neuron accepts, in words.
  std::string allowed_input([[maybe_unused]] std::size_t neuron) const {
    if constexpr (has_input_range<Model>) {
      return to_text(model(neuron).input_range());
    } else {
      return "any finite number";
    }
  }

  /// The state of one neuron after the last step.
  State state(std::size_t neuron) const {
    State state = model(neuron).initial_state();
    states_.view().template load<Refractoriness::possible>(neuron, state);
    state.spike = spikes_->values()[neuron];
    return state;
  }

  /// Replaces the state of one neuron.
  void set_state(std::size_t neuron, const State& state) {
    states_.view().template store<Refractoriness::possible>(neuron, state);
    refractoriness_ = Refractoriness::possible;
    if (spikes_->values()[neuron] == state.spike) return;
    const std::shared_ptr<Frame<Spike>> changed = ring_.take();
    *changed = *spikes_;
    changed->overwrite()[neuron] = state.spike;
    spikes_ = changed;
  }

  /// All neurons return to their initial state.
  void reset() {
    const std::shared_ptr<Frame<Spike>> initial = ring_.take();
    Spike* const spikes = initial->overwrite();
    for (std::size_t i = 0; i < size(); ++i) {
      const State state = model(i).initial_state();
      states_.view().template store<Refractoriness::possible>(i, state);
      spikes[i] = state.spike;
    }
    spikes_ = initial;
    refractoriness_ = known_refractoriness();
  }

  /// Makes one step of all neurons.
  /// @param inputs  one per neuron
  /// @returns the fault, if there was one: all other neurons made their step, and the potential of the faulty
  ///         neuron is NaN. Where a model has a range of inputs, no neuron made a step.
  std::optional<Fault> step(const Input* inputs) {
    if constexpr (has_input_range<Model>) {
      for (std::size_t i = 0; i < size(); ++i) {
        if (!model(i).input_range().contains(NumberTraits<Input>::to_double(inputs[i])))
          return Fault{i, true};
      }
    }
    const std::shared_ptr<Frame<Spike>> next = ring_.take();
    const StepPlan<Model> plan{inputs, spikes_->values().data(), next->overwrite()};
    const bool is_fine = advance(0, size(), &plan, 1, events_);
    spikes_ = next;
    return is_fine ? std::nullopt : find_fault(inputs);
  }

  /// Makes several steps of the neurons from `first` up to, but excluding, `end`. Each neuron makes all of
  /// its steps while its state is in the cache; this is useful where the inputs of several steps are known.
  /// Ranges that do not overlap may advance in different threads. The spikes that spikes() returns stay as
  /// they were.
  /// @param plans   one per step, with arrays over all neurons
  /// @param events  counts to which saturations, wraps and exact hits of the threshold are added
  /// @returns whether all inputs and potentials were finite
  //
  // Never inline: where a model's loops are in the library, they have to run as the library compiled them.
  // Otherwise a copy that a user's compiler flags produced would replace them.
  [[gnu::noinline]] bool advance(std::size_t first, std::size_t end, const StepPlan<Model>* plans,
                                 std::size_t steps, NumberEvents& events) {
    // State, inputs and spikes of one tile of neurons stay in the first-level cache.
    const std::size_t tile = steps == 1 ? end - first : 2048;
    const NumberEvents events_before = number_events();
    bool is_fine = true;
    for (std::size_t from = first; from < end; from += tile) {
      const std::size_t to = std::min(from + tile, end);
      for (std::size_t step = 0; step < steps; ++step) {
        is_fine &= run(plans[step], from, to);
      }
    }
    events += number_events() - events_before;
    return is_fine;
  }

  /// The spikes of the last step, one per neuron. A caller may keep the frame: it does not change any more.
  const std::shared_ptr<const Frame<Spike>>& spikes() const { return spikes_; }
  /// Makes spikes that advance() wrote the spikes of the last step.
  void set_spikes(std::shared_ptr<const Frame<Spike>> spikes) { spikes_ = std::move(spikes); }
  /// The potentials after the last step, one per neuron.
  const Number* potentials() const { return states_.potentials(); }

  /// Saturations, wraps and exact hits of the threshold in all steps so far.
  const NumberEvents& events() const { return events_; }

 private:
  static std::vector<Model> required_models(std::vector<Model> models, std::size_t count) {
    if (required_size(count) == 0) throw std::invalid_argument("a population needs one neuron at least");
    if (models.size() != 1 && models.size() != count) {
      throw std::invalid_argument(std::to_string(models.size()) + " models for " + std::to_string(count) +
                                  " neurons: allowed is one for all, or one a neuron");
    }
    return models;
  }

  static std::vector<Model> models_of(const std::vector<Parameters>& parameters, const Numbers& numbers) {
    if (parameters.empty()) throw std::invalid_argument("a population needs one neuron at least");
    std::vector<Model> models;
    models.reserve(parameters.size());
    for (const Parameters& own : parameters) {
      try {
        models.push_back(make_model<Model>(own, numbers));
      } catch (const std::invalid_argument& error) {
        throw std::invalid_argument("neuron " + std::to_string(models.size()) + ": " + error.what());
      }
    }
    return models;
  }

  Refractoriness known_refractoriness() const {
    const bool is_never = std::all_of(models_.begin(), models_.end(), is_never_refractory<Model>);
    return is_never ? Refractoriness::never : Refractoriness::possible;
  }

  bool run(const StepPlan<Model>& plan, std::size_t first, std::size_t end) {
    if constexpr (can_be_never_refractory<Model>) {
      if (refractoriness_ == Refractoriness::never) return run_as<Refractoriness::never>(plan, first, end);
    }
    return run_as<Refractoriness::possible>(plan, first, end);
  }

  template <Refractoriness refractoriness>
  bool run_as(const StepPlan<Model>& plan, std::size_t first, std::size_t end) {
    StepLoop<Model, refractoriness> loop{
        models_.data(), models_.size() == 1, states_.view(), plan, first, end};
    // Wider vectors help only where the numbers can be held in vectors.
    if constexpr (std::is_floating_point_v<Number>) {
      run_vectorised(loop);
    } else {
      loop();
    }
    return loop.inputs_are_finite.all_finite() && loop.potentials_are_finite.all_finite();
  }

  std::optional<Fault> find_fault(const Input* inputs) const {
    for (std::size_t i = 0; i < size(); ++i) {
      if constexpr (NumberTraits<Input>::is_specialized) {
        if (!NumberTraits<Input>::is_finite(inputs[i])) return Fault{i, true};
      }
      if (!NumberTraits<Number>::is_finite(potentials()[i])) return Fault{i, false};
    }
    return std::nullopt;
  }

  std::vector<Model> models_;  // one for all neurons, or one per neuron
  StateArrays<State> states_;
  FrameRing<Spike> ring_;
  std::shared_ptr<const Frame<Spike>> spikes_;
  Refractoriness refractoriness_;
  NumberEvents events_;
};

}  // namespace lif
LIF_END_LOOPS
