#include <lif/rtl/dense_layer.hpp>
#include <lif/rtl/memory_word.hpp>
#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

std::string vector_of(std::size_t bits, const std::string& name) {
  return "  logic [" + std::to_string(bits - 1) + ":0] " + name + ";\n";
}

}  // namespace

std::string layer_bench(const DenseLayer& layer, std::size_t steps, const std::string& vectors) {
  const std::string& name = layer.name;
  const std::string potential_bits = std::to_string(layer.potential.width);
  const std::string potential = "logic " + layer.potential.text() + " ";
  const std::size_t inputs_width = layer.inputs * static_cast<std::size_t>(layer.input.width);
  const std::size_t potentials_width = layer.outputs * static_cast<std::size_t>(layer.potential.width);
  std::string ports;
  std::string connections;
  for (const Port& port : layer.ports) {
    ports += "  logic " + (port.type ? port.type->text() + " " : std::string()) + port.name + ";\n";
    connections += (connections.empty() ? "" : ",\n") + ("      ." + port.name + "(" + port.name + ")");
  }
  const std::string neuron = layer.outputs == 1 ? "0" : "update_neuron";
  const std::string expected =
      "expected_potentials[" + neuron + " * " + potential_bits + " +: " + potential_bits + "]";
  return commented(
             "Drives " + name + " with the vectors of " + vectors +
                 " and compares spike and potential of each neuron in each of " + std::to_string(steps) +
                 " steps. A vector holds, from the highest bit, a one, whether there is a reset before the "
                 "step, the inputs, and the expected spikes and potentials, those of neuron 0 lowest.",
             0) +
         "module " + name + "_tb #(\n    parameter VECTORS = \"" + vectors +
         "\"\n);\n  localparam int STEPS = " + std::to_string(steps) +
         ";\n  localparam int NEURONS = " + std::to_string(layer.outputs) +
         ";\n  localparam int CYCLES = " + std::to_string(layer.cycles) +
         ";  // from the edge that starts a step to the one that ends it\n"
         "  localparam int MOST_REPORTED = 10;\n\n" +
         ports + "  logic is_vector;\n  logic is_after_reset;\n" +
         vector_of(layer.outputs, "expected_spikes") + vector_of(potentials_width, "expected_potentials") +
         "  " + potential + "expected_potential;\n  logic [" +
         std::to_string(2 + inputs_width + layer.outputs + potentials_width - 1) +
         ":0] vectors[0:STEPS-1];\n  int differences;\n  int updates;\n\n  " + name + " dut (\n" +
         connections +
         "\n  );\n\n"
         "  initial begin\n"
         "    $readmemh(VECTORS, vectors);\n"
         "    differences = 0;\n"
         "    clk = 1'b0;\n"
         "    rst_n = 1'b1;\n"
         "    start = 1'b0;\n"
         "    #1 rst_n = 1'b0;\n"
         "    #4 rst_n = 1'b1;\n"
         "    for (int step = 0; step < STEPS && differences < MOST_REPORTED; step = step + 1) begin\n"
         "      {is_vector, is_after_reset, inputs, expected_spikes,\n"
         "       expected_potentials} = vectors[step];\n"
         "      if (is_vector !== 1'b1) $fatal(1, \"FAIL: there is no vector %0d\", step);\n"
         "      rst_n = !is_after_reset;\n"
         "      #5 rst_n = 1'b1;\n"
         "      #5 start = 1'b1;\n"
         "      updates = 0;\n"
         "      for (int cycle = 0; cycle < CYCLES; cycle = cycle + 1) begin\n"
         "        if (ready !== (cycle == 0)) begin\n"
         "          $display(\"FAIL: step %0d: ready is %b before edge %0d\", step, ready, cycle);\n"
         "          differences = differences + 1;\n"
         "        end\n"
         "        #5 clk = 1'b1;\n"
         "        #4 start = 1'b0;\n"
         "        if (update) begin\n"
         "          expected_potential = " +
         (layer.potential.is_signed ? "$signed(" + expected + ")" : expected) +
         ";\n"
         "          if (update_potential !== expected_potential) begin\n"
         "            $display(\"FAIL: step %0d: potential %0d is %0d and should be %0d\", step,\n"
         "                     update_neuron, update_potential, expected_potential);\n"
         "            differences = differences + 1;\n"
         "          end\n"
         "          if (update_spike !== expected_spikes[" +
         neuron +
         "]) begin\n"
         "            $display(\"FAIL: step %0d: spike %0d is %b and should be %b\", step, update_neuron,\n"
         "                     update_spike, expected_spikes[" +
         neuron +
         "]);\n"
         "            differences = differences + 1;\n"
         "          end\n"
         "          updates = updates + 1;\n"
         "        end\n"
         "        if (done !== (cycle == CYCLES - 1)) begin\n"
         "          $display(\"FAIL: step %0d: done is %b after edge %0d\", step, done, cycle);\n"
         "          differences = differences + 1;\n"
         "        end\n"
         "        #1 clk = 1'b0;\n"
         "      end\n"
         "      if (updates != NEURONS || spikes !== expected_spikes) begin\n"
         "        $display(\"FAIL: step %0d: %0d neurons made their step, spikes are %h and should be %h\", "
         "step,\n"
         "                 updates, spikes, expected_spikes);\n"
         "        differences = differences + 1;\n"
         "      end\n"
         "    end\n" +
         end_of_bench(name);
}

std::string layer_vectors(const DenseLayer& layer, const std::vector<LayerStep>& steps) {
  std::string text;
  const auto append = [](MemoryWord& word, const auto& values, int width) {
    for (std::size_t i = values.size(); i-- > 0;) word.append(values[i], width);
  };
  for (const LayerStep& step : steps) {
    MemoryWord word;
    word.append(1, 1);  // a vector that is missing lacks it, whatever a simulator puts in its place
    word.append(step.is_after_reset ? 1 : 0, 1);
    append(word, step.inputs, layer.input.width);
    append(word, step.spikes, 1);
    append(word, step.potentials, layer.potential.width);
    text += word.line();
  }
  return text;
}

}  // namespace lif::systemverilog
