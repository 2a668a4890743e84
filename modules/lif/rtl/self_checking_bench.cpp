#include <lif/rtl/self_checking_bench.hpp>

#include <lif/rtl/memory_word.hpp>
#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

std::vector<Port> driven_ports(const Neuron& neuron) {
  std::vector<Port> ports;
  for (const Port& port : neuron.module.ports()) {
    if (port.is_input && port.name != "clk") ports.push_back(port);
  }
  return ports;
}

Type potential_type(const Neuron& neuron) {
  for (const Port& port : neuron.module.ports()) {
    if (port.name == "potential") return port.type.value();
  }
  return {};
}

int width_of(const Port& port) { return port.type ? port.type->width : 1; }

std::string declaration(const std::optional<Type>& type, const std::string& name) {
  return "  logic " + (type ? type->text() + " " : std::string()) + name + ";\n";
}

}  // namespace

std::string self_checking_bench(const Neuron& neuron, std::size_t steps, const std::string& vectors) {
  const std::string& name = neuron.module.name();
  const std::vector<Port> ports = driven_ports(neuron);
  const Type potential = potential_type(neuron);
  const bool is_early = neuron.spike_timing == SpikeTiming::before_the_edge;
  int width = 2 + potential.width;
  std::string fields;
  std::string declarations;
  std::string connections = "      .clk(clk),\n";
  for (const Port& port : ports) {
    width += width_of(port);
    fields += port.name + ", ";
    declarations += declaration(port.type, port.name);
    connections += "      ." + port.name + "(" + port.name + "),\n";
  }
  const std::string check_spike =
      std::string("      if (") + (is_early ? "rst_n && " : "") +
      "spike !== expected_spike) begin\n"
      "        $display(\"FAIL: step %0d: spike is %b and should be %b\", step, spike, expected_spike);\n"
      "        differences = differences + 1;\n"
      "      end\n";
  std::string text =
      commented("Drives " + name + " with the vectors of " + vectors + " and compares it in each of " +
                    std::to_string(steps) + " steps. A vector holds, from the highest bit, a one, " + fields +
                    "and the expected spike and potential.",
                0);
  text += "module " + name + "_tb #(\n    parameter VECTORS = \"" + vectors +
          "\"\n);\n  localparam int STEPS = " + std::to_string(steps) +
          ";\n  localparam int MOST_REPORTED = 10;\n\n  logic clk;\n" + declarations +
          declaration(std::nullopt, "spike") + declaration(potential, "potential") +
          declaration(std::nullopt, "is_vector") + declaration(std::nullopt, "expected_spike") +
          declaration(potential, "expected_potential") + "  logic [" + std::to_string(width - 1) +
          ":0] vectors[0:STEPS-1];\n"
          "  int differences;\n\n  " +
          name + " dut (\n" + connections +
          "      .spike(spike),\n      .potential(potential)\n  );\n\n"
          "  initial begin\n"
          "    $readmemh(VECTORS, vectors);\n"
          "    differences = 0;\n"
          "    clk = 1'b0;\n"
          "    for (int step = 0; step < STEPS && differences < MOST_REPORTED; step = step + 1) begin\n" +
          "      {is_vector, " + fields +
          "expected_spike,\n       expected_potential} = vectors[step];\n"
          "      if (is_vector !== 1'b1) $fatal(1, \"FAIL: there is no vector %0d\", step);\n      #4;\n";
  if (is_early) text += check_spike;  // a combinational output shows before the edge
  text += "      #1 clk = 1'b1;\n      #4;\n";
  if (!is_early) text += check_spike;
  return text +
         "      if (potential !== expected_potential) begin\n"
         "        $display(\"FAIL: step %0d: potential is %0d and should be %0d\", step, potential,\n"
         "                 expected_potential);\n"
         "        differences = differences + 1;\n"
         "      end\n"
         "      #1 clk = 1'b0;\n"
         "    end\n" +
         end_of_bench(name);
}

std::string bench_vectors(const Neuron& neuron, const std::vector<BenchStep>& steps) {
  const std::vector<Port> ports = driven_ports(neuron);
  const Type potential = potential_type(neuron);
  std::string text;
  for (const BenchStep& step : steps) {
    MemoryWord word;
    word.append(1, 1);  // a vector that is missing lacks it, whatever a simulator puts in its place
    for (std::size_t i = 0; i < ports.size(); ++i) word.append(step.inputs.at(i), width_of(ports[i]));
    word.append(step.spike ? 1 : 0, 1).append(step.potential, potential.width);
    text += word.line();
  }
  return text;
}

}  // namespace lif::systemverilog
