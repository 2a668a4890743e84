// Rules that are found again from the traces that they leave: random ones, and those of public RTL.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include <lif/models/parameter_entry.hpp>

#include "identify/identify.hpp"
#include "support/golden_trace.hpp"

namespace lif::testbench {
namespace {

using rtl::Leak;
using rtl::LIFParameters;

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}

  std::int64_t within(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool one_in(int n) { return within(1, n) == 1; }
  template <class Value>
  Value one_of(std::initializer_list<Value> values) {
    return *(values.begin() + within(0, static_cast<std::int64_t>(values.size()) - 1));
  }

 private:
  std::mt19937_64 engine_;
};

// A rule as a designer may have chosen it; the neuron reaches its threshold in some steps.
LIFParameters random_rule(Chance& chance) {
  LIFParameters rule;
  rule.width = static_cast<std::int32_t>(chance.within(6, 14));
  rule.is_signed = chance.one_in(2);
  rule.overflow = chance.one_of({Overflow::saturate, Overflow::wrap});
  const std::int64_t highest = rule.potential_format().highest_raw();
  rule.input_width = std::max(3, rule.width - static_cast<std::int32_t>(chance.within(1, 3)));
  rule.input_is_signed = chance.one_in(2);
  rule.threshold = chance.within(highest / 4, highest * 3 / 4);
  rule.comparison = chance.one_of({rtl::Comparison::greater, rtl::Comparison::greater_equal});
  rule.threshold_on = chance.one_of({rtl::ThresholdOn::new_state, rtl::ThresholdOn::old_state});
  rule.leak = chance.one_of(
      {Leak::none, Leak::subtract, Leak::shift, Leak::two_shifts, Leak::shift_sum, Leak::multiply});
  rule.leak_order = chance.one_of({rtl::LeakOrder::before, rtl::LeakOrder::after});
  rule.leak_amount = chance.within(1, 5);
  rule.leak_guard = chance.one_in(2);
  rule.leak_shift = static_cast<std::int32_t>(chance.within(1, 4));
  rule.leak_shift_2 = static_cast<std::int32_t>(chance.within(rule.leak_shift, 6));
  rule.leak_minimum = chance.one_in(3) ? chance.within(1, 3) : 0;
  rule.leak_shifts.mask = static_cast<std::uint32_t>(chance.within(1, 15)) << 1;
  rule.leak_factor = chance.within(180, 250);
  rule.leak_rounding =
      chance.one_of({Rounding::floor, Rounding::toward_zero, Rounding::nearest_even, Rounding::nearest_away});
  rule.reset = chance.one_of({rtl::Reset::zero, rtl::Reset::value, rtl::Reset::input, rtl::Reset::subtract});
  rule.reset_value = chance.within(0, highest / 8);
  rule.refractory_period = static_cast<std::int32_t>(chance.one_in(2) ? 0 : chance.within(1, 5));
  rule.refractory_leak = chance.one_in(3);
  rule.refractory_integrate = !rule.refractory_leak && chance.one_in(3);
  rule.update = chance.one_of({rtl::Update::clock, rtl::Update::clock, rtl::Update::input_else_leak});
  rule.spike_output = chance.one_of({rtl::SpikeOutput::registered, rtl::SpikeOutput::delayed});
  if (rule.threshold_on == rtl::ThresholdOn::old_state && chance.one_in(2))
    rule.spike_output = rtl::SpikeOutput::moore;
  return rule;
}

// The trace of a run on random currents, with a reset now and then.
ObservedTrace trace_of(const LIFParameters& rule, Sampling sampling, std::size_t rows, Chance& chance) {
  const rtl::LIF neuron(rule);
  const std::int64_t highest = rule.input_format().highest_raw();
  const std::int64_t lowest = std::max(rule.input_format().lowest_raw(), -highest / 4);
  rtl::LIF::State state = neuron.initial_state();
  ObservedTrace trace;
  trace.path = "trace";
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_reset = row == 0 || chance.one_in(150);
    const std::int64_t input = chance.one_in(4) ? 0 : chance.within(lowest, highest);
    const rtl::LIF::State before = state;
    if (is_reset) {
      state = neuron.initial_state();
    } else {
      neuron.step(state, input);
    }
    const rtl::LIF::State& shown = sampling == Sampling::after ? state : before;
    trace.input.push_back(input);
    trace.potential.push_back(shown.potential);
    trace.spike.push_back(shown.spike ? 1 : 0);
    trace.is_reset.push_back(is_reset ? 1 : 0);
    trace.is_broken.push_back(0);
  }
  return trace;
}

#ifdef NDEBUG
constexpr int usual_rules = 12;
constexpr std::size_t most_rows = 100'000;
#else
constexpr int usual_rules = 3;  // without optimisation, and with sanitizers, a search takes long
constexpr std::size_t most_rows = 2000;
#endif

// How many rules are tried: LIF_TEST_RULES, or some that do not take long.
int number_of_rules() {
  const char* const asked = std::getenv("LIF_TEST_RULES");
  return asked != nullptr ? std::stoi(asked) : usual_rules;
}

TEST(Identify, RandomRulesAreFoundAgain) {
  Chance chance(1);
  const int rules = number_of_rules();
  int spiking = 0;
  for (int i = 0; i < rules; ++i) {
    const LIFParameters rule = random_rule(chance);
    const Sampling sampling = chance.one_of({Sampling::after, Sampling::before});
    const ObservedTrace trace = trace_of(rule, sampling, 1500, chance);
    spiking += std::count(trace.spike.begin(), trace.spike.end(), 1) > 5 ? 1 : 0;
    const Identification found = identify(trace);
    const auto text_of = [](const LIFParameters& parameters) {
      std::string text;
      const auto defaults = parameter_entries(LIFParameters{});
      const auto entries = parameter_entries(parameters);
      for (std::size_t k = 0; k < entries.size(); ++k) {
        if (entries[k].text != defaults[k].text) text += entries[k].name + "=" + entries[k].text + " ";
      }
      return text;
    };
    EXPECT_EQ(found.explanation.differing, 0u)
        << i << ": " << text_of(rule) << "\nfound: " << text_of(found.parameters) << "\nrows sampled "
        << (sampling == found.sampling ? "so" : "otherwise");
  }
  EXPECT_GT(spiking, rules * 3 / 4);
}

class Rows {
 public:
  explicit Rows(const std::string& file, std::size_t most = most_rows)
      : most_(most), columns_(tests::read_columns(GOLDEN_FOLDER "/rtl/" + file)) {}

  std::vector<std::int64_t> operator[](const std::string& column) const {
    std::vector<std::int64_t> values;
    for (const std::string& cell : columns_.at(column)) {
      if (values.size() < most_) values.push_back(tests::parse_as<std::int64_t>(cell));
    }
    return values;
  }

 private:
  std::size_t most_;
  std::map<std::string, std::vector<std::string>> columns_;
};

ObservedTrace observed(const std::vector<std::int64_t>& input, const std::vector<std::int64_t>& potential,
                       const std::vector<std::int64_t>& spike) {
  ObservedTrace trace;
  trace.path = "trace";
  trace.input = input;
  trace.potential = potential;
  for (const std::int64_t one : spike) trace.spike.push_back(one != 0 ? 1 : 0);
  trace.is_reset.assign(input.size(), 0);
  trace.is_broken.assign(input.size(), 0);
  return trace;
}

TEST(Identify, Tt05IsFound) {
  const Rows rows("tt05_lif_shift0875.csv", 20'000);
  ObservedTrace trace = observed(rows["current"], rows["state"], rows["spike"]);
  const auto reset = rows["rst_n"];
  for (std::size_t i = 0; i < reset.size(); ++i) trace.is_reset[i] = reset[i] == 0 ? 1 : 0;
  const Identification found = identify(trace);
  EXPECT_EQ(found.explanation.differing, 0u);
  EXPECT_EQ(found.sampling, Sampling::before);
  EXPECT_EQ(found.parameters.leak, Leak::shift_sum);
  EXPECT_EQ(found.parameters.leak_shifts.mask, 0b1110u);
  EXPECT_EQ(found.parameters.threshold, 230);
  EXPECT_EQ(found.parameters.overflow, Overflow::wrap);
  EXPECT_EQ(found.parameters.width, 8);
  EXPECT_FALSE(found.parameters.is_signed);
  EXPECT_EQ(found.parameters.spike_output, rtl::SpikeOutput::moore);
}

TEST(Identify, Tt07IsFound) {
  const Rows rows("tt07_lif_refractory.csv");
  ObservedTrace trace = observed(rows["input_current"], rows["membrane"], rows["spike"]);
  const auto reset = rows["reset"];
  for (std::size_t i = 0; i < reset.size(); ++i) trace.is_reset[i] = reset[i] != 0 ? 1 : 0;
  for (const auto& [name, column] :
       {std::pair{"enable", "enable"}, std::pair{"threshold", "threshold"}, std::pair{"leak_amount", "decay"},
        std::pair{"refractory_period", "refractory_period"}})
    trace.given[name] = rows[column];
  const Identification found = identify(trace);
  EXPECT_EQ(found.explanation.differing, 0u);
  EXPECT_EQ(found.parameters.leak, Leak::subtract);
  EXPECT_FALSE(found.parameters.leak_guard);
  EXPECT_EQ(found.parameters.reset, rtl::Reset::subtract);
  EXPECT_FALSE(found.parameters.keeps_input());
  EXPECT_EQ(found.parameters.comparison, rtl::Comparison::greater_equal);
}

TEST(Identify, TinyOdinIsFound) {
  const Rows rows("tinyodin_lif12.csv");
  ObservedTrace trace = observed(rows["syn_weight"], rows["state"], rows["spike"]);
  for (std::size_t i = 0; i < trace.rows(); i += 400) trace.is_broken[i] = 1;  // a state was loaded there
  for (const auto& [name, column] :
       {std::pair{"synaptic_event", "syn_event"}, std::pair{"time_reference", "time_ref"},
        std::pair{"threshold", "thr"}, std::pair{"leak_amount", "leak_str"}})
    trace.given[name] = rows[column];
  const Identification found = identify(trace);
  EXPECT_EQ(found.explanation.differing, 0u);
  EXPECT_EQ(found.parameters.update, rtl::Update::event);
  EXPECT_EQ(found.parameters.spike_output, rtl::SpikeOutput::mealy);
  EXPECT_EQ(found.parameters.width, 12);
  EXPECT_TRUE(found.parameters.leak_guard);
}

TEST(Identify, ARowThatNoRuleExplainsIsNamed) {
  Chance chance(3);
  LIFParameters rule;
  rule.width = 10;
  rule.input_width = 8;
  rule.threshold = 200;
  rule.leak_shift = 3;
  ObservedTrace trace = trace_of(rule, Sampling::after, 300, chance);
  ASSERT_EQ(trace.is_reset[200] + trace.is_reset[201], 0);
  trace.potential[200] += 1;
  const Identification found = identify(trace);
  EXPECT_GE(found.explanation.differing, 1u);
  EXPECT_EQ(found.first.row, 200u);
  EXPECT_EQ(found.first.after - found.explanation.expected.potential, 1);
}

TEST(Identify, WhatATraceLeavesOpenIsSaidWithAnInputThatDecides) {
  Chance chance(4);
  LIFParameters rule;
  rule.width = 16;
  rule.input_width = 8;
  rule.input_is_signed = false;
  rule.threshold = 300;
  const ObservedTrace trace = trace_of(rule, Sampling::after, 2000, chance);
  const Identification found = identify(trace);
  EXPECT_EQ(found.explanation.differing, 0u);
  const auto open = [&](const std::string& name) {
    for (const OpenParameter& one : found.open) {
      if (one.name == name) return one;
    }
    return OpenParameter{};
  };
  EXPECT_NE(open("width").alternatives.find("or more"), std::string::npos) << open("width").alternatives;
  for (const OpenParameter& one : found.open) {
    EXPECT_NE(one.name, "leak_order");
    EXPECT_NE(one.name, "leak_shift");
  }
}

}  // namespace
}  // namespace lif::testbench
