// Models by name: what a catalogue offers, what it refuses, and in which words.
#include <lif/catalogue/catalogue.hpp>
#include <lif/frameworks/all.hpp>

#include <gtest/gtest.h>

#include "support/refusal.hpp"

namespace lif::tests {
namespace {

const Catalogue& all() {
  static const Catalogue catalogue = every_framework();
  return catalogue;
}

std::string refusal_of_model(const std::string& model, const std::string& type,
                             const std::map<std::string, std::string>& parameters = {}) {
  return refusal_of([&] { all().configure(model, type, parameters); });
}

TEST(Catalogue, EveryModelHasADescriptionAndDefaults) {
  EXPECT_GE(all().entries().size(), 34u);
  for (const ModelEntry& entry : all().entries()) {
    EXPECT_FALSE(entry.meaning.empty()) << entry.name;
    for (const ModelForm& form : entry.forms) {
      for (const NumberKind kind : form.kinds) {
        DynamicParameters parameters = form.defaults({kind, {}});
        for (const ParameterEntry& parameter : parameters.entries()) {
          EXPECT_FALSE(parameter.meaning.empty()) << entry.name << " " << parameter.name;
          if (!parameter.text.empty()) continue;
          EXPECT_TRUE(parameters.set(parameter.name, "0.01")) << entry.name;
        }
        const NeuronDescription neuron = parameters.make_rule()->description();
        EXPECT_EQ(neuron.model, entry.name);
        EXPECT_EQ(neuron.type.kind, kind) << entry.name;
        EXPECT_EQ(neuron.state.size(), form.state.size()) << entry.name;
      }
    }
  }
}

TEST(Catalogue, ParametersAreSetByName) {
  const DynamicParameters parameters = all().configure("lif", "", {{"beta", "0.5"}, {"threshold", "2"}});
  const DynamicModel model(parameters);
  EXPECT_EQ(model.threshold(), 2.0);
  DynamicState state = model.initial_state();
  model.step(state, 1.5);
  model.step(state, 0.25);
  EXPECT_EQ(state.potential, 0.5 * 1.5 + 0.25);
}

TEST(Catalogue, RefusalsNameWhatIsWrongAndWhatIsAllowed) {
  EXPECT_EQ(refusal_of_model("snntorch.Leeky", ""),
            "unknown model 'snntorch.Leeky'; did you mean 'snntorch.Leaky'?");
  EXPECT_EQ(refusal_of_model("lif", "int"),
            "model lif has no number type 'int': allowed is double, float, fixed:W.F...");
  EXPECT_EQ(refusal_of_model("lif", "", {{"beta", "1.5"}}),
            "model lif: beta = '1.5': allowed is a number within [0, 1]");
  EXPECT_EQ(refusal_of_model("lif", "", {{"bata", "0.5"}})
                .find("model lif has no parameter 'bata'; did you mean 'beta'?"),
            0u);
  EXPECT_NE(refusal_of_model("nir.LIF", "").find("dt has to be given"), std::string::npos);
  EXPECT_EQ(refusal_of([] { DynamicModel{DynamicParameters{}}; }),
            "no model is chosen: take its parameters from a catalogue");
}

TEST(Catalogue, ModelsOfAUsersOwnAreAddedOnce) {
  Catalogue own;
  own.add({"mine", "a model", {}});
  EXPECT_EQ(refusal_of([&] { own.add({"mine", "again", {}}); }), "there is already a model mine");
  EXPECT_EQ(own.find("other"), nullptr);
}

}  // namespace
}  // namespace lif::tests
