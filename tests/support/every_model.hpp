#pragma once

#include <lif/frameworks/all.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include "support/stimulus.hpp"

/// The models of the frameworks that are based on PyTorch, and all others. Tests that take long to compile
/// have a file for each of the two.
#define LIF_TORCH_MODELS(REAL, BOTH, INTEGER)  \
  LIF_SNNTORCH_MODELS(REAL, BOTH, INTEGER)     \
  LIF_NORSE_MODELS(REAL, BOTH, INTEGER)        \
  LIF_SPIKINGJELLY_MODELS(REAL, BOTH, INTEGER) \
  LIF_SINABS_MODELS(REAL, BOTH, INTEGER)
#define LIF_OTHER_MODELS(REAL, BOTH, INTEGER) \
  LIF_OWN_MODELS(REAL, BOTH, INTEGER)         \
  LIF_LAVA_MODELS(REAL, BOTH, INTEGER)        \
  LIF_NEST_MODELS(REAL, BOTH, INTEGER)        \
  LIF_NIR_MODELS(REAL, BOTH, INTEGER)         \
  LIF_SANAFE_MODELS(REAL, BOTH, INTEGER)      \
  LIF_RTL_MODELS(REAL, BOTH, INTEGER)

/// A list's models as ::testing::Types: those of real numbers in one number type, and those of integers.
#define LIF_MODELS_IN_DOUBLE(MODELS)                                                  \
  ::lif::tests::TypesOf<void MODELS(LIF_MODEL_IN_DOUBLE, LIF_MODEL_IN_BOTH_OF_DOUBLE, \
                                    LIF_MODEL_OF_INTEGERS)>::Type
#define LIF_MODELS_IN_FLOAT(MODELS)                                                 \
  ::lif::tests::TypesOf<void MODELS(LIF_MODEL_IN_FLOAT, LIF_MODEL_IN_BOTH_OF_FLOAT, \
                                    LIF_MODEL_OF_INTEGERS)>::Type
/// Only the models of real numbers, in fixed point.
#define LIF_MODELS_IN_FIXED_POINT(MODELS) \
  ::lif::tests::TypesOf<void MODELS(LIF_MODEL_IN_FIXED_POINT, LIF_MODEL_IN_FIXED_POINT, LIF_NO_MODEL)>::Type

#define LIF_MODEL_IN_DOUBLE(framework, model, meaning) , framework::model<double>
#define LIF_MODEL_IN_FLOAT(framework, model, meaning) , framework::model<float>
#define LIF_MODEL_IN_FIXED_POINT(framework, model, meaning) , framework::model<::lif::Fixed<40, 20>>
#define LIF_MODEL_IN_BOTH_OF_DOUBLE(framework, model, meaning) \
  , framework::model<double>, framework::model<std::int32_t>
#define LIF_MODEL_IN_BOTH_OF_FLOAT(framework, model, meaning) \
  , framework::model<float>, framework::model<std::int32_t>
#define LIF_MODEL_OF_INTEGERS(framework, model, meaning) , framework::model
#define LIF_NO_MODEL(framework, model, meaning)

namespace lif::tests {

/// Takes what a list of models expands to, where a comma precedes each model, also the first.
template <class, class... Models>
struct TypesOf {
  using Type = ::testing::Types<Models...>;
};

/// Names the models of a list by their numbers, as GoogleTest does by default. It is passed explicitly,
/// because clang warns of a macro without its variable arguments.
struct ByIndex {
  template <class>
  static std::string GetName(int index) {
    return std::to_string(index);
  }
};

/// A model's default parameters, with a value for each that has no default.
template <class Model>
typename Model::Parameters usable_parameters() {
  typename Model::Parameters parameters;
  Model::Parameters::describe(parameters, [](const QuantityInfo& info, auto& member) {
    if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>) {
      if (info.is_required) member = 0.002;
    }
  });
  return parameters;
}

/// Parameters of `count` neurons, which differ from one neuron to the next where their ranges allow it.
template <class Model>
std::vector<typename Model::Parameters> various_parameters(std::size_t count) {
  std::vector<typename Model::Parameters> various;
  for (std::size_t i = 0; i < count; ++i) {
    auto own = usable_parameters<Model>();
    Model::Parameters::describe(own, [&](const QuantityInfo& info, auto& member) {
      if constexpr (std::is_same_v<std::decay_t<decltype(member)>, double>) {
        const double other = member * (1 - 0.01 * static_cast<double>(i % 20));
        if (info.range.contains(other)) member = other;
      }
    });
    try {
      make_model<Model>(own, NumbersOf<Model>{});
    } catch (const std::invalid_argument&) {
      own = usable_parameters<Model>();  // these values are not allowed together
    }
    various.push_back(own);
  }
  return various;
}

/// The size of random inputs with which a model spikes now and then: the smallest of a few sizes that make it
/// spike in at least a fiftieth of the steps.
template <class Model>
double usual_input_size() {
  if constexpr (has_threshold<Model>) {
    const NumbersOf<Model> numbers{};
    const Model model = make_model<Model>(usable_parameters<Model>(), numbers);
    for (const double size : {0.5, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0, 1000.0}) {
      std::mt19937_64 engine(1);
      typename Model::State state = model.initial_state();
      int spikes = 0;
      for (int step = 0; step < 400; ++step) {
        model.step(state, usual_input<Model>(numbers, size, engine));
        spikes += state.spike != typename Model::Spike{} ? 1 : 0;
      }
      if (spikes >= 8) return size;
    }
    throw std::logic_error(std::string(Model::name()) + " hardly spikes, whatever its input");
  }
  return 1;
}

}  // namespace lif::tests
