#pragma once

#include <type_traits>
#include <utility>

#include <lif/numbers/number_traits.hpp>

namespace lif {

/// A *model* is the update rule of a neuron: plain C++, no SystemC, no I/O, no allocation per step.
/// Every shell (clocked module, population, core) takes any model. To add one, write a small header
/// beside this file with a class that has:
///
/// | member                                    | meaning                                              |
/// |-------------------------------------------|------------------------------------------------------|
/// | `Number`                                  | type of potential and input; see NumberTraits        |
/// | `Spike`                                   | type of the output: `bool`, or a number where graded |
/// | `Parameters`                              | aggregate of doubles and integers with defaults      |
/// | `Parameters::describe(self, visit)`       | calls `visit(QuantityInfo, member)` for each         |
/// | `Parameters::doubt()`                     | warning about legal but unlikely values, or ""       |
/// | `State`                                   | copyable aggregate with `potential` and `spike`      |
/// | `State::describe(self, visit)`            | calls `visit(QuantityInfo, member)` for each         |
/// | `static const char* name()`               | the name users type                                  |
/// | `Model(Parameters)`                       | throws std::invalid_argument on bad values           |
/// | `State initial_state() const`             | state at start and after a reset                     |
/// | `Number threshold() const`                | what the potential is compared with                  |
/// | `Number step(State&, Number input) const` | one step; returns the potential before the reset     |
///
/// `step` depends on its arguments and the parameters alone. It leaves in the state what the
/// neuron shows after the step: the potential after the reset, and the spike.
namespace model_concept {

template <class M>
using Number = typename M::Number;
template <class M>
using Spike = typename M::Spike;
template <class M>
using Parameters = typename M::Parameters;
template <class M>
using State = typename M::State;

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
using InitialState =
    std::enable_if_t<std::is_same_v<decltype(std::declval<const M&>().initial_state()), typename M::State>>;
template <class M>
using Threshold = std::enable_if_t<
    std::is_convertible_v<decltype(std::declval<const M&>().threshold()), typename M::Number>>;
template <class M>
using Step = std::enable_if_t<
    std::is_convertible_v<decltype(std::declval<const M&>().step(std::declval<typename M::State&>(),
                                                                 std::declval<const typename M::Number&>())),
                          typename M::Number>>;

template <class M, template <class> class Requirement, class = void>
struct Meets : std::false_type {};
template <class M, template <class> class Requirement>
struct Meets<M, Requirement, std::void_t<Requirement<M>>> : std::true_type {};

}  // namespace model_concept

/// Checks that `M` is a model and says in a sentence what is missing. Every shell uses it.
template <class M>
constexpr bool is_model() {
  using namespace model_concept;
  static_assert(Meets<M, model_concept::Number>::value, "a model needs a type Number");
  static_assert(Meets<M, model_concept::Spike>::value, "a model needs a type Spike");
  static_assert(Meets<M, model_concept::Parameters>::value, "a model needs a type Parameters");
  static_assert(Meets<M, model_concept::State>::value, "a model needs a type State");
  static_assert(NumberTraits<typename M::Number>::is_specialized,
                "the model's Number is not a number type known to lif: specialise lif::NumberTraits");
  static_assert(Meets<M, Name>::value, "a model needs static const char* name()");
  static_assert(Meets<M, ParametersDescribe>::value,
                "a model's Parameters need static void describe(self, visit)");
  static_assert(Meets<M, ParametersDoubt>::value, "a model's Parameters need std::string doubt() const");
  static_assert(Meets<M, StatePotential>::value, "a model's State needs a Number potential");
  static_assert(Meets<M, StateSpike>::value, "a model's State needs a Spike spike");
  static_assert(Meets<M, StateDescribe>::value, "a model's State needs static void describe(self, visit)");
  static_assert(std::is_constructible_v<M, const typename M::Parameters&>,
                "a model needs a constructor from its Parameters");
  static_assert(Meets<M, InitialState>::value, "a model needs State initial_state() const");
  static_assert(Meets<M, Threshold>::value, "a model needs Number threshold() const");
  static_assert(Meets<M, Step>::value,
                "a model needs Number step(State& state, const Number& input) const, which returns the "
                "potential before the reset");
  return true;
}

}  // namespace lif
