#include <lif/rtl/layer_neurons.hpp>

#include <algorithm>
#include <stdexcept>

#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

constexpr const char* threshold_parameter = "THRESHOLD";
constexpr const char* threshold_port = "threshold_in";

Neuron made(NeuronChoice choice, const std::string& name, bool has_threshold_port) {
  choice.module_name = name;
  choice.ports = {false, has_threshold_port};
  return make_neuron(choice);
}

[[noreturn]] void refuse_structure() {
  throw std::invalid_argument("the neurons of the layer differ in more than the values of parameters");
}

// The places of the parameters whose values are not the same in all neurons.
std::vector<std::size_t> differing_among(const std::vector<Neuron>& neurons) {
  const std::vector<ModuleParameter>& first = neurons.front().module.parameters();
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < first.size(); ++i) {
    const auto is_equal = [&](const Neuron& neuron) {
      if (neuron.module.parameters().size() != first.size()) refuse_structure();
      return neuron.module.parameters().at(i).value == first[i].value;
    };
    if (!std::all_of(neurons.begin(), neurons.end(), is_equal)) places.push_back(i);
  }
  return places;
}

}  // namespace

std::string Field::in(const std::string& word, std::size_t lowest) const {
  const std::string low = std::to_string(lowest);
  if (!type) return word + "[" + low + "]";
  const std::string bits = word + "[" + std::to_string(lowest + width() - 1) + ":" + low + "]";
  return type->is_signed ? "$signed(" + bits + ")" : bits;
}

std::size_t width_of(const std::vector<Field>& fields) {
  std::size_t width = 0;
  for (const Field& field : fields) width += field.width();
  return width;
}

LayerNeurons make_layer_neurons(const std::vector<NeuronChoice>& choices, const std::string& module_name) {
  std::vector<Neuron> neurons;
  neurons.reserve(choices.size());
  for (const NeuronChoice& choice : choices) neurons.push_back(made(choice, module_name, false));
  std::vector<std::vector<Wide>> values(neurons.size());
  std::vector<Field> constants;
  std::vector<std::string> inputs;
  for (const std::size_t place : differing_among(neurons)) {
    const ModuleParameter& one = neurons.front().module.parameters()[place];
    const bool is_threshold = one.name == threshold_parameter;
    if (!is_threshold) inputs.push_back(one.name);
    constants.push_back({is_threshold ? threshold_port : one.name, one.type});
    for (std::size_t i = 0; i < neurons.size(); ++i)
      values[i].push_back(neurons[i].module.parameters()[place].value);
  }
  if (inputs.size() < constants.size()) {  // the threshold as a port: its type is the same in all neurons
    for (std::size_t i = 0; i < neurons.size(); ++i) neurons[i] = made(choices[i], module_name, true);
    for (const Port& port : neurons.front().module.ports()) {
      for (Field& field : constants) field.type = field.name == port.name ? port.type : field.type;
    }
  }
  const std::string step = neurons.front().module.path().text();
  for (const Neuron& neuron : neurons) {
    if (neuron.module.path().text() != step) refuse_structure();
  }
  Neuron& shared = neurons.front();
  shared.heading_text = "One step of " + choices.front().model + " in " + choices.front().type.name() +
                        ":\n\n" + indented(shared.rule, "    ");
  CombinationalStep combinational = combinational_step(shared, module_name, inputs);
  return {std::move(shared), std::move(combinational), std::move(constants), std::move(values)};
}

}  // namespace lif::systemverilog
