#include <lif/models/model_doubts.hpp>

#include <gtest/gtest.h>

#include <lif/models/lif.hpp>
#include <lif/models/rtl/presets.hpp>
#include <lif/models/spikingjelly/if_node.hpp>

namespace lif::tests {
namespace {

using Sentences = std::vector<std::string>;

template <class Model>
Sentences doubts_of(const typename Model::Parameters& parameters, const NumbersOf<Model>& numbers = {}) {
  Sentences doubts;
  const NumberEvents before = number_events();
  (void)make_model_and_warn<Model>(parameters, numbers,
                                   [&](const std::string& doubt) { doubts.push_back(doubt); });
  const NumberEvents during = number_events() - before;
  EXPECT_EQ(during.saturations + during.wraps + during.exact_threshold_hits, 0U) << "no step was made";
  return doubts;
}

TEST(ModelDoubts, ValuesThatTheNumberTypeRoundsNoticeably) {
  EXPECT_EQ(doubts_of<LIF<double>>({}), Sentences{});
  EXPECT_EQ(doubts_of<LIF<float>>({1.0, 0.9}), Sentences{});
  EXPECT_EQ((doubts_of<LIF<Fixed<16, 8>>>({})), Sentences{}) << "0.8984375: a leak of 0.1016 for 0.1";
  EXPECT_EQ((doubts_of<LIF<Fixed<8, 2>>>({})), Sentences{"beta = 0.9 is rounded to 1 by the number type"});
  // 255/256 has a leak of 1/256 for 1/1000.
  EXPECT_EQ((doubts_of<LIF<UFixed<10, 8>>>({1.0, 0.999})),
            Sentences{"beta = 0.999 is rounded to 1 by the number type"});
  EXPECT_EQ((doubts_of<LIF<Fixed<8, 2>>>({0.1, 1.0})),
            Sentences{"threshold = 0.1 is rounded to 0 by the number type"});
}

TEST(ModelDoubts, ThresholdsThatNoPotentialReaches) {
  EXPECT_EQ(
      (doubts_of<LIF<Fixed<8, 4>>>({7.9375, 1.0})),
      Sentences{"threshold = 7.9375 is out of reach, as the highest potential is 7.9375: the neuron can "
                "never fire"});
  EXPECT_EQ((doubts_of<LIF<Fixed<8, 4>>>({7.875, 1.0})), Sentences{});
  // This neuron fires at the threshold itself, too.
  spikingjelly::IFNodeParameters reached;
  reached.v_threshold = 7.9375;
  EXPECT_EQ((doubts_of<spikingjelly::IFNode<Fixed<8, 4>>>(reached)), Sentences{});

  rtl::LIFParameters narrow;
  narrow.width = 8;
  EXPECT_EQ(
      doubts_of<rtl::LIF>(narrow),
      Sentences{"threshold = 1000 is out of reach, as the highest potential is 127: the neuron can never "
                "fire"});
  narrow.threshold = 127;
  EXPECT_EQ(doubts_of<rtl::LIF>(narrow), Sentences{}) << "it is compared by >=";
  narrow.threshold = 128;
  narrow.compare_wide = true;
  EXPECT_EQ(doubts_of<rtl::LIF>(narrow), Sentences{}) << "the sum is compared before it is fitted";
}

TEST(ModelDoubts, ThresholdsThatTheRestingNeuronMeets) {
  rtl::LIFParameters resting;
  resting.threshold = 0;
  EXPECT_EQ(doubts_of<rtl::LIF>(resting),
            Sentences{"threshold = 0 is met by rest_potential = 0: the neuron may fire for ever"});
  resting.comparison = rtl::Comparison::greater;
  EXPECT_EQ(doubts_of<rtl::LIF>(resting), Sentences{});
}

TEST(StoredValues, AreThoseOfTheModelsBuiltMeanwhile) {
  const LIF<float> before;
  const StoredValues stored;
  const LIF<float> meanwhile({1.0, 0.9});
  {
    const StoredValues inner;
    const LIF<float> of_the_inner_collector;
    EXPECT_EQ(inner.values().size(), stored.values().size());
  }
  ASSERT_GE(stored.values().size(), 2U);
  EXPECT_EQ(stored.values()[0].name, "beta");
  EXPECT_EQ(stored.values()[0].asked, 0.9);
  EXPECT_EQ(stored.values()[0].stored, static_cast<double>(0.9F));
  EXPECT_EQ(stored.noticeably_rounded(), 0U);
}

}  // namespace
}  // namespace lif::tests
