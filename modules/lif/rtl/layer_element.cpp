#include <lif/rtl/layer_element.hpp>

#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

std::string heading(const Synapses& synapses) {
  return "The sum of the " + std::to_string(synapses.inputs) +
         " weighted inputs of a neuron, one input per cycle, and the neuron's step with the complete sum.";
}

// What the element takes in the cycle of a step: the constants of a neuron and its state.
std::vector<Port> inputs_of_step(const LayerNeurons& neurons) {
  std::vector<Port> ports{{"is_first", true, std::nullopt, "whether the state is the initial one"}};
  for (const Field& field : neurons.constants)
    ports.push_back({field.name, true, field.type, "of this neuron"});
  for (const Register& one : neurons.step.state)
    ports.push_back({before_step(one.name), true, one.type, "before the step"});
  return ports;
}

std::vector<Port> outputs_of_step(const LayerNeurons& neurons) {
  std::vector<Port> ports;
  for (const Register& one : neurons.neuron.module.registers())
    ports.push_back({after_step(one.name), false, one.type, "after the step"});
  return ports;
}

}  // namespace

LayerElement make_layer_element(const std::string& name, const std::vector<NeuronChoice>& neurons,
                                const Synapses& synapses) {
  const Type weight = Type::of(synapses.weight);
  const Type input = Type::of(synapses.input);
  const Accumulator accumulator(synapses);
  LayerElement element{make_layer_neurons(neurons, name + "_neuron"), {}, {}};
  element.ports = {{"clk", true, std::nullopt, "one weighted input per rising edge"},
                   {"adds", true, std::nullopt, "whether an input is added"},
                   {"adds_first", true, std::nullopt, "whether it is the first one of a neuron"},
                   {"weight", true, weight, "its weight"},
                   {"input_value", true, input, "the input"}};
  if (synapses.has_bias) element.ports.push_back({"bias", true, weight, "taken with the first input"});
  const std::vector<Port> taken = inputs_of_step(element.neurons);
  const std::vector<Port> given = outputs_of_step(element.neurons);
  element.ports.insert(element.ports.end(), taken.begin(), taken.end());
  element.ports.insert(element.ports.end(), given.begin(), given.end());

  Datapath path;
  const Value sum =
      accumulator.with_input(path, Value::signal("weight", weight), Value::signal("input_value", input),
                             Value::signal("bias", weight), Condition::expression("adds_first"));
  const FixedFormat current = neurons.front().type.formats.current;
  const Quantity rounded = accumulator.current(path, current);
  const Type current_type = Type::of(current);
  const std::string next = path.expression(sum, accumulator.type());
  const std::string complete = path.expression(rounded.value, current_type);
  std::string connections = "      .input_current(input_current)";
  for (const std::vector<Port>& ports : {taken, given}) {
    for (const Port& port : ports) connections += ",\n      ." + port.name + "(" + port.name + ")";
  }
  element.text = commented(heading(synapses), 0) + module_header(name + "_element", {}, element.ports) +
                 "  logic " + accumulator.type().text() + " accumulator;\n" + path.text() +
                 statement("wire " + current_type.text() + " input_current = ", complete) +
                 "\n  always_ff @(posedge clk) begin\n    if (adds) accumulator <= " + next +
                 ";\n  end\n\n  " + name + "_neuron neuron_step (\n" + connections + "\n  );\nendmodule\n";
  return element;
}

}  // namespace lif::systemverilog
