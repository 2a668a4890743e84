// Compares the models with traces of public RTL, row by row. As golden/rtl/rules.json says, row t was sampled
// just before the rising edge t, so registers show the result of a step in the next row.
#include <lif/models/rtl/presets.hpp>

#include <gtest/gtest.h>

#include "examples/05_rtl_lock_step/adaptive_neuron.hpp"
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

// The shifts of leak_rate as parameters: a shift of 0 stands for no leak.
void set_leak(LIFParameters& parameters, std::int64_t leak_rate) {
  const auto first = static_cast<std::int32_t>(leak_rate & 7);
  const auto second = static_cast<std::int32_t>(leak_rate >> 3 & 7);
  parameters.leak = first == 0 && second == 0   ? Leak::none
                    : first == 0 || second == 0 ? Leak::shift
                                                : Leak::two_shifts;
  parameters.leak_shift = first == 0 ? second : first;
  parameters.leak_shift_2 = second;
}

TEST(RtlGolden, Metr0jwEventsElseLeak) {
  const Rows rows("metr0jw_lif_neuron.csv");
  ASSERT_EQ(rows.size(), 7999u);
  LIF::State state;
  for (std::size_t t = 0; t + 1 < rows.size(); ++t) {
    LIFParameters parameters;
    parameters.is_signed =
        false;  // 16 bits; no sum of the trace reaches bit 15, whose test is wrong in the RTL
    parameters.input_width = 9;
    parameters.update = Update::event_else_leak;
    parameters.spike_output = SpikeOutput::delayed;
    parameters.reset = Reset::value;
    set_leak(parameters, rows.at("leak_rate", t));
    parameters.threshold = rows.at("threshold", t);
    parameters.refractory_period = static_cast<std::int32_t>(rows.at("refractory_period", t));
    parameters.reset_value = rows.at("reset_potential_en", t) != 0 ? rows.at("reset_potential", t) : 0;
    parameters.enable = rows.at("enable", t) != 0;
    parameters.synaptic_event = rows.at("syn_valid", t) != 0;
    const LIF neuron(parameters);
    const std::int64_t weight = rows.at("syn_weight", t);
    if (rows.at("rst_n", t) == 0) {
      state = neuron.initial_state();
    } else {
      // The reset value changes at run time here; the RTL takes it up in refractory steps, too.
      if (parameters.enable && state.refractory_counter > 0) state.potential = parameters.reset_value;
      neuron.step(state, rows.at("syn_excitatory", t) != 0 ? weight : -weight);
    }
    ASSERT_EQ(state.potential, rows.at("membrane", t + 1)) << "row " << t;
    ASSERT_EQ(state.refractory_counter, rows.at("refrac_count", t + 1)) << "row " << t;
    ASSERT_EQ(state.spike, rows.at("spike_out", t + 1) != 0) << "row " << t;
  }
}

TEST(RtlGolden, AModelOfOnesOwn) {
  const Rows rows("tt_adaptive_lif.csv");
  ASSERT_EQ(rows.size(), 5999u);
  const AdaptiveNeuron neuron;
  AdaptiveNeuron::State state;
  for (std::size_t t = 0; t + 1 < rows.size(); ++t) {
    if (rows.at("rst_n", t) == 0) {
      state = neuron.initial_state();
    } else {
      neuron.step(state, static_cast<std::int32_t>(rows.at("current", t)));
    }
    if (rows.at("rst_n", t + 1) == 0) state = neuron.initial_state();  // the reset is asynchronous
    ASSERT_EQ(state.potential % 128, rows.at("membrane_low7", t + 1)) << "row " << t;
    ASSERT_EQ(state.threshold, rows.at("threshold", t + 1)) << "row " << t;
    ASSERT_EQ(state.spike, rows.at("spike", t + 1) != 0) << "row " << t;
  }
}

}  // namespace
}  // namespace lif::rtl
