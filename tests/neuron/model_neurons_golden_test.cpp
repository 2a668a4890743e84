#include <lif/lif.hpp>

#include <algorithm>
#include <memory>
#include <vector>

#include "support/kernel_test.hpp"
#include "support/replay.hpp"

namespace lif::tests {
namespace {

/// A trace and the module that replays it, for any model.
class Lane {
 public:
  virtual ~Lane() = default;
  virtual std::size_t steps() const = 0;
  virtual void drive(std::size_t step) = 0;
  virtual std::string difference_at(std::size_t step) const = 0;
};

template <class Model>
class LaneOf : public Lane {
 public:
  LaneOf(const GoldenTrace& trace, sc_core::sc_signal<bool>& clk)
      : trace_(trace),
        neuron_(sc_core::sc_gen_unique_name("neuron"), parameters_of<typename Model::Parameters>(trace)) {
    neuron_.clk(clk);
    neuron_.input_current(input_current_);
    neuron_.spike(spike_);
    neuron_.potential(potential_);
  }

  std::size_t steps() const override { return trace_.steps; }

  void drive(std::size_t step) override {
    input_current_.write(parse_as<InputOf<Model>>(trace_.columns.at("input")[step]));
  }

  /// Compares the ports, and the rest of the state, with the trace.
  std::string difference_at(std::size_t step) const override {
    typename Model::State shown = neuron_.state();
    shown.potential = potential_.read();
    shown.spike = spike_.read();
    return difference(trace_, step, shown);
  }

 private:
  const GoldenTrace& trace_;
  sc_core::sc_signal<InputOf<Model>> input_current_;
  sc_core::sc_signal<typename Model::Spike> spike_;
  sc_core::sc_signal<typename Model::Number> potential_;
  ClockedNeuron<Model> neuron_;
};

using ModelNeuronsGolden = KernelTest;

TEST_F(ModelNeuronsGolden, EveryTraceOfOneNeuronBitForBit) {
  const std::vector<GoldenTrace> traces = golden_traces(GOLDEN_FOLDER);
  ASSERT_EQ(traces.size(), GOLDEN_TRACES);
  sc_core::sc_signal<bool> clk;
  std::vector<std::unique_ptr<Lane>> lanes;
  std::size_t longest = 0;
  for (const GoldenTrace& trace : traces) {
    ASSERT_TRUE(with_model(trace.model, trace.dtype, [&](auto tag) {
      lanes.push_back(std::make_unique<LaneOf<typename decltype(tag)::Type>>(trace, clk));
    })) << trace.name;
    longest = std::max(longest, trace.steps);
  }
  for (std::size_t step = 0; step < longest; ++step) {
    for (const auto& lane : lanes) {
      if (step < lane->steps()) lane->drive(step);
    }
    clk.write(false);
    sc_core::sc_start(5, sc_core::SC_NS);
    clk.write(true);
    sc_core::sc_start(5, sc_core::SC_NS);
    for (const auto& lane : lanes) {
      if (step >= lane->steps()) continue;
      ASSERT_EQ(lane->difference_at(step), "");
    }
  }
}

}  // namespace
}  // namespace lif::tests
