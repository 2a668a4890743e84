#include <lif/lif.hpp>

#include <cmath>
#include <cstdint>
#include <random>

#include "neuron/lif_neuron_bench.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

class LIFNeuronFixed : public KernelTest {};

TEST_F(LIFNeuronFixed, TruncatingQ8_8AgreesWithIntegers) {
  LIFNeuronBench<sc_dt::sc_fixed<16, 8>> bench;
  const auto beta = static_cast<std::int64_t>(std::floor(0.9 * 256));  // sc_fixed truncates by default
  std::int64_t potential = 0;
  std::mt19937 random(7);
  for (int step = 0; step < 2000; ++step) {
    const std::int64_t current = static_cast<std::int64_t>(random() % 160) - 40;
    bench.step(static_cast<double>(current) / 256);
    potential = (beta * potential >> 8) + current;  // an arithmetic shift rounds toward minus infinity
    const bool spike = potential > 256;
    if (spike) potential = 0;
    ASSERT_EQ(bench.spike.read(), spike) << "step " << step;
    ASSERT_EQ(bench.potential.read().to_double() * 256, static_cast<double>(potential)) << "step " << step;
  }
}

TEST_F(LIFNeuronFixed, RoundingAndSaturatingAgreesWithIntegers) {
  LIFNeuronBench<sc_dt::sc_fixed<10, 4, sc_dt::SC_RND, sc_dt::SC_SAT>> bench({7.0, 0.9, -2.0});
  const std::int64_t beta = static_cast<std::int64_t>(std::floor(0.9 * 64 + 0.5));
  std::int64_t potential = 0;
  std::mt19937 random(11);
  int saturations = 0;
  for (int step = 0; step < 5000; ++step) {
    const std::int64_t current = static_cast<std::int64_t>(random() % 1024) - 512;
    bench.step(static_cast<double>(current) / 64);
    potential = ((beta * potential + 32) >> 6) + current;  // SC_RND rounds halves up
    saturations += potential > 511 || potential < -512 ? 1 : 0;
    potential = std::min<std::int64_t>(511, std::max<std::int64_t>(-512, potential));
    const bool spike = potential > 7 * 64;
    if (spike) potential = -2 * 64;
    ASSERT_EQ(bench.spike.read(), spike) << "step " << step;
    ASSERT_EQ(bench.potential.read().to_double() * 64, static_cast<double>(potential)) << "step " << step;
  }
  EXPECT_GT(saturations, 100);
}

TEST_F(LIFNeuronFixed, ParameterThatTheTypeCannotHoldIsNamed) {
  using Narrow = sc_dt::sc_fixed<8, 1>;
  EXPECT_EQ(report_of(message_type::parameters,
                      [] {
                        LIFNeuron<Narrow> neuron("soma", {1.5, 0.5});
                      }),
            "soma: threshold = 1.5 does not fit the neuron's number type: allowed is [-1, 0.9921875]");
  EXPECT_NO_THROW(LIFNeuron<Narrow>("fits", {0.75, 0.5}));
  using Saturating = sc_dt::sc_fixed<8, 1, sc_dt::SC_RND, sc_dt::SC_SAT>;
  EXPECT_EQ(report_of(message_type::parameters, [] { LIFNeuron<Saturating> neuron("soma2"); }),
            "soma2: threshold = 1 does not fit the neuron's number type: allowed is [-1, 0.9921875]");
}

TEST_F(LIFNeuronFixed, UnsignedAndFastTypesWork) {
  using Unsigned = sc_dt::sc_ufixed<8, 2>;
  using Fast = sc_dt::sc_fixed_fast<16, 8>;
  EXPECT_EQ(NumberTraits<Unsigned>::lowest(), 0.0);
  EXPECT_EQ(NumberTraits<Unsigned>::max(), 4 - 1.0 / 64);
  EXPECT_EQ(NumberTraits<Fast>::max(), 128 - 1.0 / 256);
  using Symmetric = sc_dt::sc_fixed<8, 1, sc_dt::SC_TRN, sc_dt::SC_SAT_SYM>;
  EXPECT_EQ(NumberTraits<Symmetric>::lowest(), -1 + 1.0 / 128);
  EXPECT_FALSE(NumberTraits<Symmetric>::holds(-1));
  EXPECT_FALSE((NumberTraits<sc_dt::sc_ufixed<8, 1, sc_dt::SC_TRN, sc_dt::SC_SAT>>::holds(-0.001)));
  LIFNeuronBench<Fast> bench;
  bench.step(0.5);
  EXPECT_EQ(bench.potential.read().to_double(), 0.5);
}

}  // namespace
}  // namespace lif::tests
