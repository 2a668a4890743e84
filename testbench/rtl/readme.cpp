#include "rtl/readme.hpp"

#include <sstream>

namespace lif::testbench {

namespace {

using systemverilog::digits_of;
using systemverilog::ModuleParameter;
using systemverilog::Port;

std::string as_code(const std::string& lines) {
  std::istringstream stream(lines);
  std::string text;
  for (std::string line; std::getline(stream, line);) text += "    " + line + "\n";
  return text;
}

std::string ports_table(const systemverilog::HardwareModule& module) {
  std::string text = "| port | direction | type | meaning |\n|---|---|---|---|\n";
  for (const Port& port : module.ports()) {
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

}  // namespace

std::string readme_of_neuron(const systemverilog::NeuronChoice& choice, const systemverilog::Neuron& neuron,
                             std::uint64_t steps) {
  const std::string& name = neuron.module.name();
  const bool is_early = neuron.spike_timing == systemverilog::SpikeTiming::before_the_edge;
  return "# " + name + "\n\n`" + name + ".sv` is one neuron, " + choice.model + " in " + choice.type.name() +
         ", in synthesisable SystemVerilog. One step is one rising edge of `clk`. It follows this rule, "
         "where V "
         "is the potential, I the input and S the spike:\n\n" +
         as_code(neuron.rule) +
         "\nEach operation of a rule in fixed point is computed exactly, and its result is then rounded and "
         "fitted to its format once. Currents, potentials and parameters are integers in the unit of their "
         "format's last bit.\n\n" +
         ports_table(neuron.module) +
         (is_early ? "\n`spike` is combinational: it shows the spike of a step before the step's edge, and "
                     "means nothing during a reset.\n"
                   : "\nOutputs change right after the edge and hold to the next one.\n") +
         parameters_table(neuron.module) + "\n## Simulating it\n\n`" + name +
         "_tb.sv` compares the neuron in " + std::to_string(steps) +
         " steps with what the model computed, which are in `" + name +
         "_tb.mem`. It prints `PASS`, or the first steps that differ:\n\n    iverilog -g2012 -o " + name +
         ".vvp " + name + ".sv " + name + "_tb.sv && vvp " + name +
         ".vvp\n    verilator --binary -Wall --top-module " + name + "_tb " + name + ".sv " + name +
         "_tb.sv && obj_dir/V" + name + "_tb\n";
}

}  // namespace lif::testbench
