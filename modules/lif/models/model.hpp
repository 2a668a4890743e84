#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include <lif/models/parameters.hpp>
#include <lif/numbers/number_system.hpp>
#include <lif/numbers/number_traits.hpp>

namespace lif {

/// A *model* is the update rule of a neuron: plain C++, without SystemC, input and output, or memory
/// allocation in a step. Every module takes any model. To add a model, write a small header beside this file
/// with a class that has:
///
/// | member                                    | meaning                                                |
/// |-------------------------------------------|--------------------------------------------------------|
/// | `Number`                                  | type of the potential; see NumberTraits                |
/// | `Spike`                                   | type of the output: `bool`, or a number if graded      |
/// | `Parameters`                              | aggregate: doubles, integers, flags, words, optionals  |
/// | `Parameters::describe(self, visit)`       | calls `visit(QuantityInfo, member)` for each parameter |
/// | `State`                                   | copyable aggregate with `potential` and `spike`        |
/// | `State::describe(self, visit)`            | calls `visit(QuantityInfo, member)` for each variable  |
/// | `static const char* name()`               | the name that users type                               |
/// | `Model(Parameters)`                       | throws std::invalid_argument on bad values             |
/// | `State initial_state() const`             | state at start and after a reset                       |
/// | `Number step(State&, Input input) const`  | one step; returns the potential before the reset       |
///
/// and, where they apply:
///
/// | member                                    | meaning                                                |
/// |-------------------------------------------|--------------------------------------------------------|
/// | `Input`                                   | type of the input current; without it, `Number`        |
/// | `Numbers`                                 | its NumberSystem, the constructor's second argument    |
/// | `Number threshold() const`                | threshold that the potential is compared with          |
/// | `Range input_range() const`               | accepted inputs; without it, any finite input          |
/// | `static constexpr bool has_number_events` | its arithmetic adds to number_events(); without it,    |
/// |                                           | the same as for its `Number`                           |
/// | `bool is_never_refractory() const`        | every step adds its input to the potential, and no     |
/// |                                           | step changes state variables of Role::bookkeeping      |
/// | `Parameters::problem()`                   | why parameters are wrong together, or ""               |
/// | `Parameters::doubt()`                     | warning about legal but unlikely values, or ""         |
///
/// `step` depends only on its arguments and the parameters. It leaves in the state the values that the neuron
/// shows after the step: the potential after the reset, and the spike. Loops over many neurons are vectorised
/// where `step` selects values instead of branching: for example, where it computes the spike in all cases,
/// and where parameters are numbers rather than flags.
namespace model_concept {

template <class M>
using Number = typename M::Number;
template <class M>
using Spike = typename M::Spike;
template <class M>
using Parameters = typename M::Parameters;
template <class M>
using State = typename M::State;
template <class M>
using Input = typename M::Input;
template <class M>
using Numbers = typename M::Numbers;

template <class M, template <class> class Requirement, class = void>
struct Meets : std::false_type {};
template <class M, template <class> class Requirement>
struct Meets<M, Requirement, std::void_t<Requirement<M>>> : std::true_type {};

template <class M, bool>
struct InputOf {
  using Type = typename M::Input;
};
template <class M>
struct InputOf<M, false> {
  using Type = typename M::Number;
};
template <class M, bool>
struct NumbersOf {
  using Type = typename M::Numbers;
};
template <class M>
struct NumbersOf<M, false> {
  using Type = NumberSystem<typename M::Number>;
};

}  // namespace model_concept

/// The type of a model's input current.
template <class M>
using InputOf =
    typename model_concept::InputOf<M, model_concept::Meets<M, model_concept::Input>::value>::Type;

/// The NumberSystem of a model.
template <class M>
using NumbersOf =
    typename model_concept::NumbersOf<M, model_concept::Meets<M, model_concept::Numbers>::value>::Type;

/// Makes the model with these parameters and numbers.
/// @throws std::invalid_argument naming the parameter, its value and the allowed range
template <class M>
M make_model(const typename M::Parameters& parameters, const NumbersOf<M>& numbers) {
  if constexpr (std::is_constructible_v<M, const typename M::Parameters&, const NumbersOf<M>&>) {
    return M(parameters, numbers);
  } else {
    return M(parameters);
  }
}

namespace model_concept {

template <class M>
using ModelOfModule = decltype(std::declval<const M&>().model());

struct AnyVisitor {
  template <class... Arguments>
  void operator()(Arguments&&...) const {}
};

template <class M>
using Name = std::enable_if_t<std::is_convertible_v<decltype(M::name()), const char*>>;
template <class M>
using ParametersDescribe =
    decltype(M::Parameters::describe(std::declval<typename M::Parameters&>(), AnyVisitor{}));
template <class M>
using ParametersDoubt = decltype(std::declval<const typename M::Parameters&>().doubt());
template <class M>
using StateDescribe = decltype(M::State::describe(std::declval<typename M::State&>(), AnyVisitor{}));
template <class M>
using StatePotential = std::enable_if_t<
    std::is_same_v<decltype(std::declval<typename M::State&>().potential), typename M::Number>>;
template <class M>
using StateSpike =
    std::enable_if_t<std::is_same_v<decltype(std::declval<typename M::State&>().spike), typename M::Spike>>;
template <class M>
using InitialState = std::enable_if_t<
    std::is_convertible_v<decltype(std::declval<const M&>().initial_state()), typename M::State>>;
template <class M>
using Threshold = std::enable_if_t<
    std::is_convertible_v<decltype(std::declval<const M&>().threshold()), typename M::Number>>;
template <class M>
using StateProblem = decltype(std::declval<const M&>().problem(std::declval<const typename M::State&>()));
template <class M>
using NeverRefractory = decltype(std::declval<const M&>().is_never_refractory());
template <class M>
using InputRange = std::enable_if_t<std::is_same_v<decltype(std::declval<const M&>().input_range()), Range>>;
template <class M>
using HasNumberEvents = std::enable_if_t<std::is_same_v<decltype(M::has_number_events), const bool>>;
template <class M>
using Step = std::enable_if_t<
    std::is_convertible_v<decltype(std::declval<const M&>().step(std::declval<typename M::State&>(),
                                                                 std::declval<const lif::InputOf<M>&>())),
                          typename M::Number>>;

}  // namespace model_concept

/// Whether the model compares its potential with a threshold.
template <class M>
inline constexpr bool has_threshold = model_concept::Meets<M, model_concept::Threshold>::value;

/// Whether the model accepts only inputs of a certain range.
template <class M>
inline constexpr bool has_input_range = model_concept::Meets<M, model_concept::InputRange>::value;

/// Whether the model's steps add to number_events().
template <class M>
constexpr bool has_number_events() {
  if constexpr (model_concept::Meets<M, model_concept::HasNumberEvents>::value) {
    return M::has_number_events;
  } else {
    return NumberTraits<typename M::Number>::has_events;
  }
}

/// Whether the model has the member function is_never_refractory().
template <class M>
inline constexpr bool can_be_never_refractory =
    model_concept::Meets<M, model_concept::NeverRefractory>::value;

/// Whether the neuron states that every step adds the input to its potential, and that no step changes a
/// state variable of Role::bookkeeping from its initial value. Loops over such neurons have less work.
template <class M>
bool is_never_refractory(const M& model) {
  if constexpr (can_be_never_refractory<M>) {
    return model.is_never_refractory();
  } else {
    return false;
  }
}

/// The reason why a state whose variables are all in their ranges is not allowed, or "".
template <class M>
std::string problem_of(const M& model, const typename M::State& state) {
  if constexpr (model_concept::Meets<M, model_concept::StateProblem>::value) {
    return model.problem(state);
  } else {
    return {};
  }
}

/// A sentence that warns about legal but unlikely values, or "".
template <class M>
std::string doubt_about(const typename M::Parameters& parameters) {
  if constexpr (model_concept::Meets<M, model_concept::ParametersDoubt>::value) {
    return parameters.doubt();
  } else {
    return {};
  }
}

/// Checks that `M` is a model; if it is not, a sentence says what is missing. Every module uses this check.
template <class M>
constexpr bool is_model() {
  using namespace model_concept;
  static_assert(!Meets<M, ModelOfModule>::value,
                "a module was given; its model is the type of its model(): lif::Population<lif::LIF<>>, for "
                "example, and not lif::Population<lif::LIFNeuron<>>");
  static_assert(Meets<M, model_concept::Number>::value, "a model needs a type Number");
  static_assert(Meets<M, model_concept::Spike>::value, "a model needs a type Spike");
  static_assert(Meets<M, model_concept::Parameters>::value, "a model needs a type Parameters");
  static_assert(Meets<M, model_concept::State>::value, "a model needs a type State");
  static_assert(NumberTraits<typename M::Number>::is_specialized,
                "the model's Number is not a number type known to lif: specialise lif::NumberTraits");
  static_assert(Meets<M, Name>::value, "a model needs static const char* name()");
  static_assert(Meets<M, ParametersDescribe>::value,
                "a model's Parameters need static void describe(self, visit)");
  static_assert(Meets<M, StatePotential>::value, "a model's State needs a Number potential");
  static_assert(Meets<M, StateSpike>::value, "a model's State needs a Spike spike");
  static_assert(Meets<M, StateDescribe>::value, "a model's State needs static void describe(self, visit)");
  static_assert(std::is_constructible_v<M, const typename M::Parameters&>,
                "a model needs a constructor from its Parameters");
  static_assert(Meets<M, InitialState>::value, "a model needs State initial_state() const");
  static_assert(Meets<M, Step>::value,
                "a model needs Number step(State& state, const Input& input) const, which returns the "
                "potential before the reset");
  return true;
}

}  // namespace lif
