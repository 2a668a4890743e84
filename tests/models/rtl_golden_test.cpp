// Compares the models with traces of public RTL, row by row. As golden/rtl/rules.json says, row t was sampled
// just before the rising edge t, so registers show the result of a step in the next row.
#include <lif/models/rtl/presets.hpp>

#include <gtest/gtest.h>

#include "support/golden_trace.hpp"

namespace lif::rtl {
namespace {

class Rows {
 public:
  explicit Rows(const std::string& file)
      : columns_(tests::read_columns(std::string(GOLDEN_FOLDER "/rtl/") + file)) {}

  std::size_t size() const { return columns_.begin()->second.size(); }
  std::int64_t at(const std::string& column, std::size_t row) const {
    return tests::parse_as<std::int64_t>(columns_.at(column)[row]);
  }

 private:
  std::map<std::string, std::vector<std::string>> columns_;
};

TEST(RtlGolden, TinyOdinCombinational) {
  const Rows rows("tinyodin_lif12.csv");
  ASSERT_EQ(rows.size(), 24000u);
  for (std::size_t t = 0; t < rows.size(); ++t) {
    TinyOdinParameters parameters;
    parameters.leak_amount = rows.at("leak_str", t);
    parameters.threshold = rows.at("thr", t);
    parameters.synaptic_event = rows.at("syn_event", t) != 0;
    parameters.time_reference = rows.at("time_ref", t) != 0;
    const TinyOdin neuron(parameters);
    TinyOdin::State state = neuron.initial_state();
    state.potential = rows.at("state", t);
    neuron.step(state, rows.at("syn_weight", t));
    ASSERT_EQ(state.potential, rows.at("state_next", t)) << "row " << t;
    ASSERT_EQ(state.spike, rows.at("spike", t) != 0) << "row " << t;
  }
}

TEST(RtlGolden, Tt07RefractoryRegistered) {
  const Rows rows("tt07_lif_refractory.csv");
  ASSERT_EQ(rows.size(), 19999u);
  Tt07Refractory::State state;
  for (std::size_t t = 0; t + 1 < rows.size(); ++t) {
    Tt07RefractoryParameters parameters;
    parameters.threshold = rows.at("threshold", t);
    parameters.leak_amount = rows.at("decay", t);
    parameters.refractory_period = static_cast<std::int32_t>(rows.at("refractory_period", t));
    parameters.enable = rows.at("enable", t) != 0;
    const Tt07Refractory neuron(parameters);
    if (rows.at("reset", t) != 0) {
      state = neuron.initial_state();
    } else {
      neuron.step(state, rows.at("input_current", t));
    }
    if (rows.at("reset", t + 1) != 0) state = neuron.initial_state();  // the reset is asynchronous
    ASSERT_EQ(state.potential, rows.at("membrane", t + 1)) << "row " << t;
    ASSERT_EQ(state.refractory_counter, rows.at("refractory_counter", t + 1)) << "row " << t;
    ASSERT_EQ(state.spike, rows.at("spike", t + 1) != 0) << "row " << t;
  }
}

TEST(RtlGolden, Tt05ShiftMoore) {
  const Rows rows("tt05_lif_shift0875.csv");
  ASSERT_EQ(rows.size(), 19999u);
  const Tt05Shift neuron;
  Tt05Shift::State state = neuron.initial_state();
  for (std::size_t t = 0; t + 1 < rows.size(); ++t) {
    if (rows.at("rst_n", t) == 0) {
      state = neuron.initial_state();
    } else {
      neuron.step(state, rows.at("current", t));
    }
    ASSERT_EQ(state.potential, rows.at("state", t + 1)) << "row " << t;
    ASSERT_EQ(state.spike, rows.at("spike", t + 1) != 0) << "row " << t;
  }
}

}  // namespace
}  // namespace lif::rtl
