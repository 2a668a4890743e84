#include <lif/lif.hpp>

#include <algorithm>
#include <memory>
#include <vector>

#include "neuron/lif_neuron_bench.hpp"
#include "support/bits.hpp"
#include "support/golden_trace.hpp"
#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

class LIFNeuronGolden : public KernelTest {
 protected:
  /// Every trace in a neuron of its own, side by side on one clock.
  template <class T>
  void replay_all(const std::string& dtype, std::size_t expected_traces) {
    const auto traces = golden_traces<T>(GOLDEN_FOLDER "/kata", "lif", dtype);
    ASSERT_EQ(traces.size(), expected_traces);

    struct Lane {
      explicit Lane(const LIFParameters<T>& parameters)
          : neuron(sc_core::sc_gen_unique_name("neuron"), parameters) {}
      sc_core::sc_signal<T> input_current, potential;
      sc_core::sc_signal<bool> spike;
      LIFNeuron<T> neuron;
    };
    sc_core::sc_signal<bool> clk;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::size_t longest = 0;
    for (const auto& trace : traces) {
      lanes.push_back(std::make_unique<Lane>(
          LIFParameters<T>{trace.parameters.at("threshold"), trace.parameters.at("beta")}));
      Lane& lane = *lanes.back();
      lane.neuron.clk(clk);
      lane.neuron.input_current(lane.input_current);
      lane.neuron.spike(lane.spike);
      lane.neuron.potential(lane.potential);
      longest = std::max(longest, trace.rows.size());
    }

    for (std::size_t step = 0; step < longest; ++step) {
      for (std::size_t i = 0; i < traces.size(); ++i) {
        if (step < traces[i].rows.size()) lanes[i]->input_current.write(traces[i].rows[step].input);
      }
      clk.write(false);
      sc_core::sc_start(5, sc_core::SC_NS);
      clk.write(true);
      sc_core::sc_start(5, sc_core::SC_NS);
      for (std::size_t i = 0; i < traces.size(); ++i) {
        if (step >= traces[i].rows.size()) continue;
        const auto& row = traces[i].rows[step];
        ASSERT_EQ(lanes[i]->spike.read(), row.spike == 1) << traces[i].name << " step " << step;
        ASSERT_EQ(bits(lanes[i]->potential.read()), bits(row.potential))
            << traces[i].name << " step " << step;
      }
    }
  }
};

TEST_F(LIFNeuronGolden, EveryFloatTraceOfPyTorch) { replay_all<float>("float", 39); }
TEST_F(LIFNeuronGolden, EveryDoubleTraceOfNumPy) { replay_all<double>("double", 39); }

}  // namespace
}  // namespace lif::tests
