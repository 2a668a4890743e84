#include "rtl/readme.hpp"

#include <lif/rtl/text.hpp>

namespace lif::testbench {

namespace {

using systemverilog::digits_of;
using systemverilog::ModuleParameter;
using systemverilog::Port;

std::string ports_table(const std::vector<Port>& ports) {
  std::string text = "| port | direction | type | meaning |\n|---|---|---|---|\n";
  for (const Port& port : ports) {
    text += "| `" + port.name + "` | " + (port.is_input ? "in" : "out") + " | `logic" +
            (port.type ? " " + port.type->text() : "") + "` | " + port.meaning + " |\n";
  }
  return text;
}

std::string parameters_table(const systemverilog::HardwareModule& module) {
  if (module.parameters().empty()) return "";
  std::string text =
      "\nEach parameter may be any value of its type:\n\n| parameter | type | default | meaning |\n"
      "|---|---|---|---|\n";
  for (const ModuleParameter& one : module.parameters()) {
    text += "| `" + one.name + "` | `" + one.type.text() + "` | " + digits_of(one.value) + " | " +
            one.meaning + " |\n";
  }
  return text;
}

// How to simulate the bench, with Icarus Verilog and with Verilator.
std::string simulating(const std::string& name, const std::vector<std::string>& sources) {
  std::string files;
  for (const std::string& source : sources) files += source + " ";
  return "    iverilog -g2012 -o " + name + ".vvp " + files + name + "_tb.sv && vvp " + name +
         ".vvp\n    verilator --binary -Wall --top-module " + name + "_tb " + files + name +
         "_tb.sv && obj_dir/V" + name +
         "_tb\n\nThey add files to this folder; to write into it again, `lif-testbench` then needs "
         "`--force`.\n";
}

}  // namespace

std::string readme_of_neuron(const systemverilog::NeuronChoice& choice, const systemverilog::Neuron& neuron,
                             std::uint64_t steps) {
  const std::string& name = neuron.module.name();
  const bool is_early = neuron.spike_timing == systemverilog::SpikeTiming::before_the_edge;
  return "# " + name + "\n\n`" + name + ".sv` is one neuron, " + choice.model + " in " + choice.type.name() +
         ", in synthesisable SystemVerilog. One step is one rising edge of `clk`. It follows this rule, "
         "where V "
         "is the potential, I the input and S the spike:\n\n" +
         systemverilog::indented(neuron.rule, "    ") +
         "\nEach operation of a rule in fixed point is computed exactly, and its result is then rounded and "
         "fitted to its format once. Currents, potentials and parameters are integers in the unit of their "
         "format's last bit.\n\n" +
         ports_table(neuron.module.ports()) +
         (is_early ? "\n`spike` is combinational: it shows the spike of a step before the step's edge, and "
                     "means nothing during a reset.\n"
                   : "\nOutputs change right after the edge and hold to the next one.\n") +
         parameters_table(neuron.module) + "\n## Simulating it\n\n`" + name +
         "_tb.sv` compares the neuron in " + std::to_string(steps) +
         " steps with what the model computed, which are in `" + name +
         "_tb.mem`. It prints `PASS`, or the first steps that differ:\n\n" + simulating(name, {name + ".sv"});
}

std::string readme_of_layer(const systemverilog::DenseLayer& layer, const std::string& node,
                            std::uint64_t steps) {
  const std::string& name = layer.name;
  std::string memories;
  std::vector<std::string> sources;
  for (const systemverilog::LayerFile& file : layer.files) {
    const bool is_source = file.name.size() > 3 && file.name.compare(file.name.size() - 3, 3, ".sv") == 0;
    if (is_source) sources.push_back(file.name);
    if (!is_source) memories += (memories.empty() ? "`" : ", `") + file.name + "`";
  }
  return "# " + name + "\n\n`" + name + ".sv` is the layer '" + node + "', " + std::to_string(layer.outputs) +
         " neurons with " + std::to_string(layer.inputs) +
         " inputs each, in synthesisable SystemVerilog. It computes one neuron after the other, with one "
         "weighted "
         "input per cycle. The rule of a neuron, where V is the potential, I the sum of its weighted inputs "
         "and its "
         "bias, and S its spike:\n\n" +
         systemverilog::indented(layer.rule, "    ") +
         "\nThe sum is exact, and is rounded and fitted to the format of currents once. Each operation of "
         "the rule is "
         "computed exactly, and its result is then rounded and fitted to its format once. The step of a "
         "neuron is the "
         "module `" +
         name + "_neuron`.\n\n" + ports_table(layer.ports) +
         "\nA step begins at an edge at which `start` "
         "and `ready` are high, and ends " +
         std::to_string(layer.cycles - 1) +
         " edges later, when `spikes` changes and `done` is high for a cycle. The time does not depend on "
         "the "
         "inputs. Layers whose `start` is the same signal make up a network in which spikes reach the next "
         "layer one "
         "step later.\n\nThe module reads " +
         memories +
         " with `$readmemh`; its parameters name these files. The state "
         "of the neurons lies in a memory that a reset does not clear; the first step after a reset takes "
         "the initial "
         "state in its place.\n\n## Simulating it\n\n`" +
         name +
         "_tb.sv` compares spike and potential of every neuron "
         "in " +
         std::to_string(steps) + " steps with what the network computed, which is in `" + name +
         "_tb.mem`. It prints `PASS`, or the first steps that differ:\n\n" + simulating(name, sources);
}

}  // namespace lif::testbench
