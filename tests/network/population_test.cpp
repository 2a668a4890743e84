// Each neuron of a population does what a clocked neuron of its own does, bit for bit: every model, shared
// parameters and own ones, resets included.
#include <lif/lif.hpp>

#include <deque>
#include <random>

#include "support/every_model.hpp"
#include "support/kernel_test.hpp"
#include "support/state_difference.hpp"

namespace lif::tests {
namespace {

constexpr std::size_t neurons = 5;

/// One neuron with its signals.
template <class Model>
struct Lone {
  Lone(const typename Model::Parameters& parameters, const NumbersOf<Model>& numbers,
       sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& rst_n)
      : neuron(sc_core::sc_gen_unique_name("neuron"), parameters, numbers) {
    neuron.clk(clk);
    neuron.rst_n(rst_n);
    neuron.input_current(input);
    neuron.spike(spike);
    neuron.potential(potential);
  }

  ClockedNeuron<Model> neuron;
  sc_core::sc_signal<InputOf<Model>> input;
  sc_core::sc_signal<typename Model::Spike> spike;
  sc_core::sc_signal<typename Model::Number> potential;
};

/// A population beside as many lone neurons.
template <class Model>
class SideBySide {
 public:
  SideBySide(const std::vector<typename Model::Parameters>& parameters, bool shares,
             sc_core::sc_signal<bool>& clk, sc_core::sc_signal<bool>& rst_n) {
    const NumbersOf<Model> numbers{};
    for (const auto& own : parameters) lone_.emplace_back(own, numbers, clk, rst_n);
    const char* name = sc_core::sc_gen_unique_name("population");
    population_ =
        shares ? std::make_unique<Population<Model>>(name, parameters.size(), parameters.front(), numbers)
               : std::make_unique<Population<Model>>(name, parameters, numbers);
    population_->clk(clk);
    population_->rst_n(rst_n);
    population_->input_current(input_);
    population_->spike(spike_);
    population_->potential(potential_);
  }

  void drive(std::size_t neuron, const InputOf<Model>& current) {
    lone_[neuron].input.write(current);
    next_.push_back(current);
    if (next_.size() < lone_.size()) return;
    Frame<InputOf<Model>> frame(next_.size());
    frame.fill([&](std::size_t i) { return next_[i]; });
    input_.write(frame);
    next_.clear();
  }

  /// The number of spikes in this step; a failure where the two differ.
  int compare(int step) {
    int spikes = 0;
    for (std::size_t i = 0; i < lone_.size(); ++i) {
      using Spike = typename Model::Spike;
      EXPECT_EQ(static_cast<Spike>(spike_.read().values()[i]), lone_[i].spike.read())
          << "neuron " << i << " step " << step;
      EXPECT_EQ(potential_.read().values()[i], lone_[i].potential.read())
          << "neuron " << i << " step " << step;
      EXPECT_EQ(difference(population_->neurons().state(i), lone_[i].neuron.state()), "")
          << "neuron " << i << " step " << step;
      if (lone_[i].spike.read() != Spike{}) ++spikes;
    }
    return spikes;
  }

 private:
  std::deque<Lone<Model>> lone_;
  std::unique_ptr<Population<Model>> population_;
  FrameChannel<InputOf<Model>> input_{sc_core::sc_gen_unique_name("input"), neurons};
  FrameChannel<typename Model::Spike> spike_{sc_core::sc_gen_unique_name("spike"), neurons};
  FrameChannel<typename Model::Number> potential_{sc_core::sc_gen_unique_name("potential"), neurons};
  std::vector<InputOf<Model>> next_;
};

template <class Model>
void expect_same(double size) {
  const NumbersOf<Model> numbers{};
  sc_core::sc_signal<bool> clk("clk");
  sc_core::sc_signal<bool> rst_n("rst_n", true);
  SideBySide<Model> shared(std::vector<typename Model::Parameters>(neurons, usable_parameters<Model>()), true,
                           clk, rst_n);
  SideBySide<Model> own(various_parameters<Model>(neurons), false, clk, rst_n);
  std::mt19937_64 engine(11);
  int spikes = 0;
  for (int step = 0; step < 400; ++step) {
    for (std::size_t i = 0; i < neurons; ++i) {
      const auto current = numbers.current(size * (static_cast<double>(engine() % 2001) / 1000.0 - 0.6));
      shared.drive(i, current);
      own.drive(i, current);
    }
    rst_n.write(step != 150 && step != 151);
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    spikes += shared.compare(step) + own.compare(step);
    ASSERT_FALSE(::testing::Test::HasFailure());
  }
  EXPECT_EQ(spikes > 0, has_threshold<Model>);
}

using PopulationOf = KernelTest;

#define LIF_POPULATION_TEST(test, model, size) \
  TEST_F(PopulationOf, test) { expect_same<model<float>>(size); }
LIF_EVERY_MODEL_TEMPLATE(LIF_POPULATION_TEST)
#undef LIF_POPULATION_TEST

#define LIF_POPULATION_TEST(test, model, size) \
  TEST_F(PopulationOf, test) { expect_same<model>(size); }
LIF_EVERY_INTEGER_MODEL(LIF_POPULATION_TEST)
#undef LIF_POPULATION_TEST

// Other number types; what arrays make of them with every model is tests/arrays' matter.
TEST_F(PopulationOf, Double) { expect_same<LIF<double>>(1); }
TEST_F(PopulationOf, FixedPoint) { expect_same<nest::IafPscExp<Fixed<40, 20>>>(900); }
TEST_F(PopulationOf, ScFixed) { expect_same<LIF<sc_dt::sc_fixed<24, 12>>>(1); }
TEST_F(PopulationOf, ScFixedFast) { expect_same<LIF<sc_dt::sc_fixed_fast<24, 12>>>(1); }

TEST_F(PopulationOf, FormatsChosenAtRunTime) {
  using Model = LIF<DynamicFixed>;
  const NumberMaker<DynamicFixed> make(FixedFormat{12, 6, true, Rounding::floor, Overflow::saturate});
  const NumbersOf<Model> numbers{make, make, make};
  const Population<Model> population("population", 3, {}, numbers);
  EXPECT_EQ(population.neurons().state(2).potential.format().width, 12);
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

}  // namespace
}  // namespace lif::tests
