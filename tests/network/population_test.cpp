// What populations refuse and report, and how parameters and states of single neurons are changed.
#include <lif/lif.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using PopulationOf = KernelTest;

TEST_F(PopulationOf, FormatsChosenAtRunTime) {
  using Model = LIF<DynamicFixed>;
  const NumberMaker<DynamicFixed> make(FixedFormat{12, 6, true, Rounding::floor, Overflow::saturate});
  const NumbersOf<Model> numbers{make, make, make};
  const Population<Model> population("population", 3, {}, numbers);
  EXPECT_EQ(population.neurons().state(2).potential.format().width, 12);
  EXPECT_EQ(warnings(),
            std::vector<std::string>{
                "/lif/parameters population: beta = 0.9 is rounded to 0.890625 by the number type"});
  warnings().clear();
}

TEST_F(PopulationOf, ManyRoundedParametersGiveOneWarning) {
  using Model = LIF<Fixed<8, 2>>;
  std::vector<Model::Parameters> parameters(1000);
  for (std::size_t i = 0; i < 500; ++i) parameters[i].beta = 0.75;
  const Population<Model> population("population", parameters);
  EXPECT_EQ(warnings(),
            std::vector<std::string>{
                "/lif/parameters population: beta = 0.9 is rounded to 1 by the number type, and so "
                "are 499 further values of its neurons"});
  warnings().clear();
}

struct Bound {
  explicit Bound(std::size_t size) : input("input", size), spike("spike", size) {}

  template <class Model>
  void to(Population<Model>& population) {
    population.clk(clk);
    population.input_current(input);
    population.spike(spike);
  }

  sc_core::sc_signal<bool> clk{"clk"};
  FrameChannel<double> input;
  FrameChannel<bool> spike;
};

TEST_F(PopulationOf, ReportsNameTheNeuronAndTheStep) {
  Population<LIF<>> population("population", 3, LIF<>::Parameters{});
  Bound bound(3);
  bound.to(population);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Frame<double> frame(3);
  frame.fill([](std::size_t i) { return i == 1 ? std::numeric_limits<double>::quiet_NaN() : 0.0; });
  bound.input.write(frame);
  sc_core::sc_start(1, sc_core::SC_NS);
  bound.clk.write(true);
  const std::string text = report_of("/lif/input", [] { sc_core::sc_start(1, sc_core::SC_NS); });
  EXPECT_NE(text.find("neuron 1 is nan at step 0"), std::string::npos) << text;
}

TEST_F(PopulationOf, ParametersAndStatesOfSingleNeuronsChangeBetweenSteps) {
  Population<LIF<>> population("population", 3, LIF<>::Parameters{});
  Bound bound(3);
  bound.to(population);
  sc_core::sc_signal<bool> enable("enable", true);
  population.enable(enable);
  const auto step = [&] {
    bound.clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    bound.clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
  };
  Frame<double> frame(3);
  frame.fill([](std::size_t) { return 0.5; });
  bound.input.write(frame);
  step();
  population.set_parameters(1, {1.0, 0.5});
  LIF<>::State loaded;
  loaded.potential = 0.75;
  population.set_state(2, loaded);
  step();
  EXPECT_EQ(population.neurons().potentials()[0], 0.9 * 0.5 + 0.5);
  EXPECT_EQ(population.neurons().potentials()[1], 0.5 * 0.5 + 0.5);
  EXPECT_TRUE(bound.spike.read().values()[2]);
  enable.write(false);
  step();
  EXPECT_EQ(population.steps(), 2u);
  EXPECT_TRUE(bound.spike.read().values()[2]) << "outputs hold";
  EXPECT_EQ(report_of("/lif/parameters", [&] { population.set_parameters(3, {}); }),
            "population: neuron 3 is out of range: allowed is less than 3");
  EXPECT_EQ(report_of("/lif/parameters",
                      [&] {
                        population.set_parameters(0, {1.0, 2.0});
                      }),
            "population: beta = 2 is out of range: allowed is [0, 1]");
  loaded.potential = std::numeric_limits<double>::infinity();
  EXPECT_EQ(report_of("/lif/state", [&] { population.set_state(0, loaded); }),
            "population: potential = inf is out of range: allowed is any finite number");
}

TEST_F(PopulationOf, ChannelsOfAnotherSizeAreRefused) {
  Population<LIF<>> population("population", 4, LIF<>::Parameters{});
  Bound bound(3);
  bound.to(population);
  const std::string text = report_of("/lif/wiring", [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); });
  EXPECT_NE(text.find("port input_current is connected to a channel of 3 values: it needs 4"),
            std::string::npos)
      << text;
}

TEST_F(PopulationOf, BadParametersNameTheNeuron) {
  std::vector<LIF<>::Parameters> parameters(3);
  parameters[2].beta = 1.5;
  const std::string text =
      report_of("/lif/parameters", [&] { Population<LIF<>> population("population", parameters); });
  EXPECT_NE(text.find("neuron 2: beta = 1.5"), std::string::npos) << text;
}

TEST_F(PopulationOf, NobodyIsNoPopulation) {
  report_of("/lif/parameters", [] { Population<LIF<>> population("population", 0, LIF<>::Parameters{}); });
}

TEST_F(PopulationOf, InputsKeepToTheWidthOfTheHardware) {
  Population<rtl::LIF> population("population", 2, rtl::LIF::Parameters{});
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<std::int64_t> input("input", 2);
  FrameChannel<bool> spike("spike", 2);
  population.clk(clk);
  population.input_current(input);
  population.spike(spike);
  sc_core::sc_start(sc_core::SC_ZERO_TIME);
  Frame<std::int64_t> frame(2);
  frame.append(1, 40000);
  input.write(frame);
  sc_core::sc_start(1, sc_core::SC_NS);
  clk.write(true);
  const std::string text = report_of("/lif/input", [] { sc_core::sc_start(1, sc_core::SC_NS); });
  EXPECT_NE(text.find("neuron 1 is 40000"), std::string::npos) << text;
  EXPECT_NE(text.find("[-32768, 32767]"), std::string::npos) << text;
}

TEST_F(PopulationOf, ACountMayBeOfAnyType) {
  const LIFPopulation<float> of_int("of_int", 1000);
  const LIFPopulation<float> of_unsigned("of_unsigned", 1000U);
  EXPECT_EQ(of_int.size(), of_unsigned.size());
}

TEST_F(PopulationOf, AChannelOfAnotherSizeRefusedSilentlyIsNeverRead) {
  sc_core::sc_report_handler::set_handler([](const sc_core::sc_report&, const sc_core::sc_actions&) {});
  LIFPopulation<float> population("population", 100000);
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<float> input("input", 2);
  FrameChannel<bool> spike("spike", 100000);
  population.clk(clk);
  population.input_current(input);
  population.spike(spike);
  for (int step = 0; step < 10; ++step) {
    clk.write(step % 2 == 1);
    sc_core::sc_start(1, sc_core::SC_NS);
  }
  EXPECT_EQ(population.steps(), 0U);
}

}  // namespace
}  // namespace lif::tests
