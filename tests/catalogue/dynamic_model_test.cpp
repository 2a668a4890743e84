// A model that is chosen by its name does what the same model named in C++ does, bit for bit, in every number
// type.
#include <lif/catalogue/catalogue.hpp>
#include <lif/catalogue/set_number.hpp>
#include <lif/frameworks/all.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "support/bits.hpp"
#include "support/every_model.hpp"
#include "support/stimulus.hpp"

namespace lif::tests {
namespace {

const Catalogue& catalogue() {
  static const Catalogue all = every_framework();
  return all;
}

template <class Number>
std::string number_type() {
  if (std::is_same_v<Number, double>) return "double";
  if (std::is_same_v<Number, float>) return "float";
  return std::is_integral_v<Number> ? "int" : "fixed:40.20:nearest-even:saturate";
}

template <class Value>
double as_double(const Value& value) {
  if constexpr (NumberTraits<Value>::is_specialized) {
    return NumberTraits<Value>::to_double(value);
  } else {
    return static_cast<double>(value);
  }
}

template <class Model>
DynamicParameters configured(const typename Model::Parameters& parameters) {
  DynamicParameters dynamic =
      catalogue().configure(Model::name(), number_type<typename Model::Number>(),
                            has_number(parameters, "dt") ? std::map<std::string, std::string>{{"dt", "0.002"}}
                                                         : std::map<std::string, std::string>{});
  Model::Parameters::describe(parameters, [&](const QuantityInfo& info, const auto& member) {
    EXPECT_TRUE(dynamic.set(info.name, value_text(member))) << info.name;
  });
  return dynamic;
}

template <class Model>
void expect_same_variables(const typename Model::State& own, const DynamicState& dynamic,
                           const std::string& where) {
  std::vector<double> expected, found;
  Model::State::describe(
      own, [&](const QuantityInfo&, const auto& value) { expected.push_back(as_double(value)); });
  DynamicState::describe(dynamic, [&](const QuantityInfo&, const double& value) { found.push_back(value); });
  ASSERT_EQ(found.size(), expected.size());
  // A model may describe its state in another order than DynamicState: potential, spike, then the others.
  EXPECT_EQ(bits(dynamic.potential), bits(as_double(own.potential))) << where;
  EXPECT_EQ(bits(dynamic.spike), bits(as_double(own.spike))) << where;
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, expected) << where;
}

template <class Model>
class DynamicModelOf : public ::testing::Test {};
TYPED_TEST_SUITE_P(DynamicModelOf);

TYPED_TEST_P(DynamicModelOf, DoesWhatTheModelNamedInCppDoes) {
  using Model = TypeParam;
  const NumbersOf<Model> numbers{};
  const double size = usual_input_size<Model>();
  int spikes = 0;
  for (const auto& parameters : various_parameters<Model>(4)) {
    const Model model = make_model<Model>(parameters, numbers);
    const DynamicModel dynamic(configured<Model>(parameters));
    typename Model::State state = model.initial_state();
    DynamicState shadow = dynamic.initial_state();
    expect_same_variables<Model>(state, shadow, "at first");
    std::mt19937_64 engine(5);
    for (int step = 0; step < 300; ++step) {
      const auto current = random_input<Model>(numbers, size, engine);
      const NumberEvents start = number_events();
      const double before_reset = as_double(model.step(state, current));
      const NumberEvents middle = number_events();
      const double shadow_before_reset = dynamic.step(shadow, as_double(current));
      const NumberEvents of_model = middle - start, of_shadow = number_events() - middle;
      ASSERT_EQ(bits(shadow_before_reset), bits(before_reset)) << "step " << step;
      ASSERT_EQ(of_shadow.saturations, of_model.saturations) << "step " << step;
      ASSERT_EQ(of_shadow.wraps, of_model.wraps) << "step " << step;
      ASSERT_EQ(of_shadow.exact_threshold_hits, of_model.exact_threshold_hits) << "step " << step;
      expect_same_variables<Model>(state, shadow, "step " + std::to_string(step));
      if (::testing::Test::HasFailure()) return;
      spikes += state.spike != typename Model::Spike{} ? 1 : 0;
    }
  }
  EXPECT_EQ(spikes > 0, has_threshold<Model>);
}

REGISTER_TYPED_TEST_SUITE_P(DynamicModelOf, DoesWhatTheModelNamedInCppDoes);

using InDouble = LIF_MODELS_IN_DOUBLE(LIF_EVERY_MODEL);
INSTANTIATE_TYPED_TEST_SUITE_P(Double, DynamicModelOf, InDouble, ByIndex);
using InFloat = LIF_MODELS_IN_FLOAT(LIF_EVERY_MODEL);
INSTANTIATE_TYPED_TEST_SUITE_P(Float, DynamicModelOf, InFloat, ByIndex);
using InFixedPoint = LIF_MODELS_IN_FIXED_POINT(LIF_EVERY_MODEL);
INSTANTIATE_TYPED_TEST_SUITE_P(FixedPoint, DynamicModelOf, InFixedPoint, ByIndex);

}  // namespace
}  // namespace lif::tests
