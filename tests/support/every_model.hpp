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

/// The frameworks on PyTorch, and all others: tests that are slow to compile take each half in a file of its
/// own.
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
  LIF_RTL_MODELS(REAL, BOTH, INTEGER)

/// The models of a list as ::testing::Types: those of real numbers in one number type, those of integers as
/// they are.
#define LIF_MODELS_IN_DOUBLE(MODELS)                                                  \
  ::lif::tests::TypesOf<void MODELS(LIF_MODEL_IN_DOUBLE, LIF_MODEL_IN_BOTH_OF_DOUBLE, \
                                    LIF_MODEL_OF_INTEGERS)>::Type
#define LIF_MODELS_IN_FLOAT(MODELS)                                                 \
  ::lif::tests::TypesOf<void MODELS(LIF_MODEL_IN_FLOAT, LIF_MODEL_IN_BOTH_OF_FLOAT, \
                                    LIF_MODEL_OF_INTEGERS)>::Type
/// Those of real numbers alone, in fixed point.
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

/// What a list of models expands to: each follows a comma, the first one included.
template <class, class... Models>
struct TypesOf {
  using Type = ::testing::Types<Models...>;
};

/// Numbers the models of a list, as GoogleTest does by itself; named, because clang warns of a macro's empty
/// rest.
struct ByIndex {
  template <class>
  static std::string GetName(int index) {
    return std::to_string(index);
  }
};

/// A model's parameters, those that have no default included.
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

/// Parameters of `count` neurons that differ from one to the next where their ranges let them.
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
      own = usable_parameters<Model>();  // they do not go together
    }
    various.push_back(own);
  }
  return various;
}

/// The size of random inputs under which a model spikes now and then: the smallest of a few that makes it
/// spike in a twentieth of the steps.
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
