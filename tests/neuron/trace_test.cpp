#include <lif/lif.hpp>

#include "neuron/lif_neuron_bench.hpp"
#include "support/kernel_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif::tests {
namespace {

class NeuronTrace : public KernelTest {};

TEST_F(NeuronTrace, RegistersItsStateWithSystemCsTraceFile) {
  const TemporaryFolder folder;
  LIFNeuronBench<> bench({1.0, 0.9, 0.0, 0.0, 2});
  sc_core::sc_trace_file* file = sc_core::sc_create_vcd_trace_file((folder / "design").c_str());
  file->set_time_unit(1, sc_core::SC_NS);
  bench.neuron.trace(file);
  bench.step(0.75);
  bench.step(0.5);
  bench.step(0.5);
  sc_core::sc_close_vcd_trace_file(file);

  const VcdFile vcd = read_vcd(folder / "design.vcd");
  const std::string scope = "SystemC.neuron.";
  EXPECT_EQ(vcd.value_at(scope + "potential", 9), "0.75");
  EXPECT_EQ(vcd.value_at(scope + "potential", 19), "0");
  EXPECT_EQ(vcd.value_at(scope + "potential_before_reset", 19), "1.175");
  EXPECT_EQ(vcd.value_at(scope + "spike", 9), "0");
  EXPECT_EQ(vcd.value_at(scope + "spike", 19), "1");
  EXPECT_EQ(vcd.value_at(scope + "threshold", 0), "1");
  EXPECT_EQ(vcd.variables.count(scope + "refractory_remaining"), 1U);
}

TEST_F(NeuronTrace, PortsAreTracedBeforeAndAfterTheyAreBound) {
  const TemporaryFolder folder;
  sc_core::sc_signal<bool> clk("clk"), spike("spike"), rst_n("rst_n", true);
  sc_core::sc_signal<double> current("current", 0.75), potential("potential");
  LIFNeuron<> neuron("neuron");
  sc_core::sc_trace_file* file = sc_core::sc_create_vcd_trace_file((folder / "design").c_str());
  file->set_time_unit(1, sc_core::SC_NS);
  sc_trace(file, neuron.potential, "v");
  sc_trace(file, neuron.rst_n, "reset");
  neuron.clk(clk);
  neuron.rst_n(rst_n);
  neuron.input_current(current);
  neuron.spike(spike);
  neuron.potential(potential);
  sc_core::sc_start(5, sc_core::SC_NS);
  clk.write(true);
  sc_core::sc_start(5, sc_core::SC_NS);
  sc_core::sc_close_vcd_trace_file(file);
  const VcdFile vcd = read_vcd(folder / "design.vcd");
  EXPECT_EQ(vcd.value_at("SystemC.v", 9), "0.75");
  EXPECT_EQ(vcd.value_at("SystemC.reset", 9), "1");
}

TEST_F(NeuronTrace, OfAPortThatStaysUnboundIsAnError) {
  const TemporaryFolder folder;
  sc_core::sc_signal<bool> clk("clk"), spike("spike");
  sc_core::sc_signal<double> current("current");
  LIFNeuron<> neuron("neuron");
  neuron.clk(clk);
  neuron.input_current(current);
  neuron.spike(spike);
  auto file = std::make_unique<VcdTraceFile>(folder / "a.vcd");
  sc_trace(file.get(), neuron.potential, "v");
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_core::sc_start(1, sc_core::SC_NS); }),
            "neuron.potential: 'v' is traced, and the port is not connected: bind it, or trace the module");
  file.reset();
  warnings().clear();  // of the file, which has recorded nothing
}

TEST_F(NeuronTrace, OfAnEventDrivenNeuronHasItsStateAtEachStep) {
  const TemporaryFolder folder;
  LIFNeuronBench<double, EventDrivenNeuron> bench({1.0, 0.9, 0.0, 0.25, 2});
  sc_core::sc_trace_file* file = sc_core::sc_create_vcd_trace_file((folder / "design").c_str());
  file->set_time_unit(1, sc_core::SC_NS);
  bench.neuron.trace(file);
  bench.step(0.5);
  bench.step(0.75);
  bench.step(0.5);
  sc_core::sc_close_vcd_trace_file(file);

  const VcdFile vcd = read_vcd(folder / "design.vcd");
  const std::string scope = "SystemC.neuron.";
  EXPECT_EQ(vcd.value_at(scope + "potential", 4), "0.25");
  EXPECT_EQ(vcd.value_at(scope + "potential", 9), "0.725");
  EXPECT_EQ(vcd.value_at(scope + "spike", 9), "0");
  EXPECT_EQ(vcd.value_at(scope + "spike", 19), "1");
  EXPECT_EQ(vcd.value_at(scope + "potential", 19), "0");
}

TEST_F(NeuronTrace, OfAPopulationHasTheStateOfEachNeuron) {
  const TemporaryFolder folder;
  LIFPopulation<> population("population", 2);
  sc_core::sc_signal<bool> clk("clk");
  FrameChannel<double> input("input", 2);
  FrameChannel<bool> spike("spike", 2);
  population.clk(clk);
  population.input_current(input);
  population.spike(spike);
  sc_core::sc_trace_file* file = sc_core::sc_create_vcd_trace_file((folder / "design").c_str());
  file->set_time_unit(1, sc_core::SC_NS);
  population.trace(file);
  Frame<double> currents(2);
  currents.fill([](std::size_t i) { return i == 0 ? 0.5 : 1.5; });
  input.write(currents);
  sc_core::sc_start(5, sc_core::SC_NS);
  clk.write(true);
  sc_core::sc_start(5, sc_core::SC_NS);
  sc_core::sc_close_vcd_trace_file(file);

  const VcdFile vcd = read_vcd(folder / "design.vcd");
  EXPECT_EQ(vcd.value_at("SystemC.population.0.potential", 9), "0.5");
  EXPECT_EQ(vcd.value_at("SystemC.population.0.spike", 9), "0");
  EXPECT_EQ(vcd.value_at("SystemC.population.1.potential", 9), "0");
  EXPECT_EQ(vcd.value_at("SystemC.population.1.spike", 9), "1");
}

}  // namespace
}  // namespace lif::tests
