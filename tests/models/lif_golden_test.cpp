#include <lif/models/lif.hpp>

#include <gtest/gtest.h>

#include <algorithm>

#include "support/bits.hpp"
#include "support/golden_trace.hpp"

namespace lif {
namespace {

template <class T>
void replay_all(const std::string& dtype, std::size_t expected_traces) {
  const auto traces = tests::golden_traces<T>(GOLDEN_FOLDER "/kata", "lif", dtype);
  ASSERT_EQ(traces.size(), expected_traces);
  for (const auto& trace : traces) {
    const LIF<T> model({trace.parameters.at("threshold"), trace.parameters.at("beta")});
    auto state = model.initial_state();
    for (std::size_t step = 0; step < trace.rows.size(); ++step) {
      const auto& row = trace.rows[step];
      model.step(state, row.input);
      ASSERT_EQ(state.spike, row.spike == 1) << trace.name << " step " << step;
      ASSERT_EQ(tests::bits(state.potential), tests::bits(row.potential)) << trace.name << " step " << step;
    }
  }
}

TEST(LifGolden, EveryFloatTraceOfPyTorch) { replay_all<float>("float", 39); }
TEST(LifGolden, EveryDoubleTraceOfNumPy) { replay_all<double>("double", 39); }

}  // namespace
}  // namespace lif
