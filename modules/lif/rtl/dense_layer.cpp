#include <lif/rtl/dense_layer.hpp>

#include <algorithm>
#include <stdexcept>

#include <lif/rtl/layer_element.hpp>
#include <lif/rtl/memory_word.hpp>
#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

constexpr std::size_t most_weights = std::size_t{1} << 24;
constexpr std::size_t most_bits = std::size_t{1} << 16;  // simulators take no wider vectors by default

Type counting(std::size_t values) { return Type::holding({0, static_cast<Wide>(values) - 1}); }

std::string range_text(std::size_t bits) { return "[" + std::to_string(bits - 1) + ":0]"; }

std::string declaration(const std::optional<Type>& type, const std::string& name) {
  return "  logic " + (type ? type->text() + " " : std::string()) + name + ";\n";
}

std::string wire_of(const Field& field, const std::string& expression) {
  return statement("wire " + (field.type ? field.type->text() + " " : std::string()) + field.name + " = ",
                   expression);
}

/// Writes the modules of a layer.
class LayerWriter {
 public:
  explicit LayerWriter(const LayerChoice& choice)
      : choice_(choice),
        name_(choice.module_name),
        inputs_(choice.synapses.inputs),
        outputs_(choice.outputs),
        weight_(Type::of(choice.synapses.weight)),
        input_(Type::of(choice.synapses.input)),
        element_(make_layer_element(choice.module_name, choice.neurons, choice.synapses)),
        index_(counting(outputs_)),
        input_index_(counting(inputs_)),
        address_(counting(inputs_ * outputs_)) {
    for (const Register& one : element_.neurons.step.state)
      state_.push_back({before_step(one.name), one.type});
  }

  DenseLayer written() const {
    DenseLayer layer{name_,
                     inputs_,
                     outputs_,
                     input_,
                     potential(),
                     ports(),
                     element_.neurons.neuron.module.parameters(),
                     cycles(),
                     element_.neurons.neuron.rule,
                     {}};
    layer.files.push_back({name_ + ".sv", text()});
    layer.files.push_back({name_ + "_element.sv", element_.text});
    layer.files.push_back({name_ + "_neuron.sv", element_.neurons.step.text});
    layer.files.push_back({weights_file(), words(choice_.weights)});
    if (has_bias()) layer.files.push_back({biases_file(), words(choice_.biases)});
    if (has_constants()) layer.files.push_back({constants_file(), constant_words()});
    return layer;
  }

 private:
  bool has_bias() const { return choice_.synapses.has_bias; }
  bool has_constants() const { return !element_.neurons.constants.empty(); }
  std::size_t cycles() const { return inputs_ * outputs_ + 3; }
  Type potential() const { return Type::of(choice_.neurons.front().type.formats.potential); }
  std::string weights_file() const { return name_ + "_weights.mem"; }
  std::string biases_file() const { return name_ + "_biases.mem"; }
  std::string constants_file() const { return name_ + "_constants.mem"; }

  std::string words(const std::vector<std::int64_t>& values) const {
    std::string text;
    for (const std::int64_t value : values) text += MemoryWord().append(value, weight_.width).line();
    return text;
  }

  std::string constant_words() const {
    std::string text;
    for (const std::vector<Wide>& values : element_.neurons.values) {
      MemoryWord word;
      for (std::size_t i = values.size(); i-- > 0;)
        word.append(values[i], static_cast<int>(element_.neurons.constants[i].width()));
      text += word.line();
    }
    return text;
  }

  std::vector<Port> ports() const {
    const std::string width = std::to_string(input_.width);
    const std::string layout =
        input_.width == 1 ? "input i in bit i" : "input i in the " + width + " bits from " + width + "*i on";
    return {{"clk", true, std::nullopt, "one weighted input per rising edge"},
            {"rst_n", true, std::nullopt, "asynchronous reset, active low"},
            {"start", true, std::nullopt, "begins a step, while ready is high"},
            {"inputs", true, Type{static_cast<int>(inputs_) * input_.width, false},
             "taken when a step begins; " + layout},
            {"ready", false, std::nullopt, "whether a step may begin"},
            {"done", false, std::nullopt, "high for a cycle when a step is complete"},
            {"spikes", false, Type{static_cast<int>(outputs_), false},
             "of the last complete step; neuron j in bit j"},
            {"update", false, std::nullopt, "high for a cycle after each neuron's step"},
            {"update_neuron", false, index_, "the neuron"},
            {"update_spike", false, std::nullopt, "its spike"},
            {"update_potential", false, potential(), "its potential after the step"}};
  }

  std::string heading() const {
    return std::to_string(outputs_) + " neurons with " + std::to_string(inputs_) +
           " inputs each, computed one after the other: a step takes " + std::to_string(cycles()) +
           " cycles. A cycle reads a weight, the next one adds the weighted input to the sum, and after the "
           "last input of a neuron a third one makes the neuron's step.";
  }

  std::string text() const {
    std::vector<ListEntry> files{
        {"parameter WEIGHTS = \"" + weights_file() + "\"", "those of neuron 0, then of neuron 1, and so on"}};
    if (has_bias()) files.push_back({"parameter BIASES = \"" + biases_file() + "\"", "one for each neuron"});
    if (has_constants())
      files.push_back({"parameter CONSTANTS = \"" + constants_file() + "\"", "one word for each neuron"});
    return commented(heading(), 0) + "module " + name_ + " #(\n" + listed(files) + ") (\n" +
           listed(port_entries(ports())) + ");\n" + memories() + reading() + adding() + stepping() +
           results() + "endmodule\n";
  }

  std::string memory(const std::string& type, const std::string& name, std::size_t words,
                     const std::string& file_parameter) const {
    return "  logic " + type + " " + name + "[0:" + std::to_string(words - 1) + "];\n  initial $readmemh(" +
           file_parameter + ", " + name + ");\n";
  }

  std::string memories() const {
    std::string text = memory(weight_.text(), "weights", inputs_ * outputs_, "WEIGHTS");
    if (has_bias()) text += memory(weight_.text(), "biases", outputs_, "BIASES");
    if (has_constants())
      text += memory(range_text(width_of(element_.neurons.constants)), "constants", outputs_, "CONSTANTS");
    return text;
  }

  // An always block for registers with a reset.
  static std::string with_reset(const std::string& reset, const std::string& next) {
    return "\n  always_ff @(posedge clk or negedge rst_n) begin\n    if (!rst_n) begin\n" +
           indented(reset, "      ") + "    end else " + next + "  end\n";
  }

  std::string reading() const {
    const std::string zero_all = "address <= " + address_.literal(0) +
                                 ";\ninput_index <= " + input_index_.literal(0) +
                                 ";\nneuron <= " + index_.literal(0) + ";\n";
    return "\n" + commented("First cycle: a weight is read, in the order of the memory.", 2) +
           declaration(std::nullopt, "reads") + declaration(address_, "address") +
           declaration(input_index_, "input_index") + declaration(index_, "neuron") +
           "  wire begins = start && ready;\n" +
           "  wire is_first_input = input_index == " + input_index_.literal(0) + ";\n" +
           "  wire is_last_input = input_index == " + input_index_.literal(static_cast<Wide>(inputs_) - 1) +
           ";\n" + "  wire is_last_neuron = neuron == " + index_.literal(static_cast<Wide>(outputs_) - 1) +
           ";\n" +
           with_reset("reads <= 1'b0;\n" + zero_all,
                      "if (begins) begin\n      reads <= 1'b1;\n    end else if (reads) begin\n"
                      "      if (is_last_input && is_last_neuron) begin\n        reads <= 1'b0;\n" +
                          indented(zero_all, "        ") +
                          "      end else begin\n        address <= address + " + address_.literal(1) +
                          ";\n        if (is_last_input) begin\n          input_index <= " +
                          input_index_.literal(0) + ";\n          neuron <= neuron + " + index_.literal(1) +
                          ";\n        end else begin\n          input_index <= input_index + " +
                          input_index_.literal(1) + ";\n        end\n      end\n    end\n");
  }

  std::string adding() const {
    const std::size_t bits = inputs_ * static_cast<std::size_t>(input_.width);
    const std::size_t width = static_cast<std::size_t>(input_.width);
    const std::string low = "waiting_inputs" + range_text(width);
    const std::string rotated = inputs_ == 1 ? "waiting_inputs"
                                             : "{" + low + ", waiting_inputs[" + std::to_string(bits - 1) +
                                                   ":" + std::to_string(width) + "]}";
    return "\n" +
           commented(
               "Second cycle: the element adds the weighted input. The inputs wait in a ring, the next one "
               "in "
               "its lowest bits.",
               2) +
           declaration(std::nullopt, "adds") + declaration(std::nullopt, "adds_first") +
           declaration(std::nullopt, "adds_last") + declaration(index_, "added_neuron") +
           declaration(weight_, "weight") + (has_bias() ? declaration(weight_, "bias") : "") +
           declaration(Type{static_cast<int>(bits), false}, "waiting_inputs") +
           wire_of({"input_value", input_}, input_.is_signed ? "$signed(" + low + ")" : low) +
           with_reset("adds <= 1'b0;\nadds_first <= 1'b0;\nadds_last <= 1'b0;\nadded_neuron <= " +
                          index_.literal(0) + ";\n",
                      "begin\n      adds <= reads;\n      adds_first <= is_first_input;\n      adds_last <= "
                      "is_last_input;\n      added_neuron <= neuron;\n    end\n") +
           "\n  always_ff @(posedge clk) begin\n    weight <= weights[address];\n" +
           (has_bias() ? "    bias <= biases[neuron];\n" : "") +
           "    if (begins) waiting_inputs <= inputs;\n    else if (adds) waiting_inputs <= " + rotated +
           ";\n  end\n";
  }

  // Wires for the fields of a word.
  static std::string unpacked(const std::vector<Field>& fields, const std::string& word) {
    std::string wires;
    std::size_t lowest = 0;
    for (const Field& field : fields) {
      wires += wire_of(field, field.in(word, lowest));
      lowest += field.width();
    }
    return wires;
  }

  // The state after a step as a word.
  std::string packed_state() const {
    std::string fields;
    for (const Register& one : element_.neurons.step.state)
      fields.insert(0, after_step(one.name) + (fields.empty() ? "" : ", "));
    return state_.size() == 1 ? fields : "{" + fields + "}";
  }

  std::string stepping() const {
    const bool has_word = has_constants();
    std::string wires = unpacked(state_, "state");
    if (has_word) wires += unpacked(element_.neurons.constants, "constant");
    for (const Register& one : element_.neurons.neuron.module.registers())
      wires += "  wire " + (one.type ? one.type->text() + " " : std::string()) + after_step(one.name) + ";\n";
    std::string connections;
    for (const Port& port : element_.ports) {
      connections += (connections.empty() ? "      ." : ",\n      .") + port.name + "(" +
                     (port.name == "is_first" ? "is_fresh" : port.name) + ")";
    }
    return "\n" +
           commented(
               "Third cycle: the element makes the neuron's step. The state comes from a memory, but in the "
               "first step after a reset, which the memory does not have.",
               2) +
           declaration(std::nullopt, "steps") + declaration(index_, "stepped_neuron") +
           declaration(std::nullopt, "is_fresh") + "  logic " + range_text(width_of(state_)) +
           " states[0:" + std::to_string(outputs_ - 1) + "];\n  logic " + range_text(width_of(state_)) +
           " state;\n" +
           (has_word ? "  logic " + range_text(width_of(element_.neurons.constants)) + " constant;\n" : "") +
           wires + "\n  " + name_ + "_element element (\n" + connections + "\n  );\n" +
           with_reset(
               "steps <= 1'b0;\nstepped_neuron <= " + index_.literal(0) + ";\n",
               "begin\n      steps <= adds && adds_last;\n      stepped_neuron <= added_neuron;\n    end\n") +
           "\n  always_ff @(posedge clk) begin\n    if (steps) states[stepped_neuron] <= " + packed_state() +
           ";\n    state <= states[added_neuron];\n" +
           (has_word ? "    constant <= constants[added_neuron];\n" : "") + "  end\n";
  }

  // The spikes of a step enter at the highest place and move down, so that neuron 0 ends in bit 0.
  std::string results() const {
    const std::size_t before = outputs_ - 1;  // spikes before that of the last neuron
    const std::string all = before == 0 ? "spike_after" : "{spike_after, spikes_so_far}";
    const std::string moved =
        before == 1 ? "spike_after"
                    : "{spike_after, spikes_so_far[" + std::to_string(before > 0 ? before - 1 : 0) + ":1]}";
    const std::string collects = before == 0 ? "" : "        spikes_so_far <= " + moved + ";\n";
    const std::string last = index_.literal(static_cast<Wide>(outputs_) - 1);
    return "\n" + commented("The results appear at the outputs.", 2) +
           (before == 0 ? "" : "  logic " + range_text(before) + " spikes_so_far;\n") +
           "  wire completes = steps && stepped_neuron == " + last + ";\n" +
           with_reset(
               "ready <= 1'b1;\ndone <= 1'b0;\nspikes <= " +
                   Type{static_cast<int>(outputs_), false}.literal(0) +
                   ";\nupdate <= 1'b0;\nupdate_neuron <= " + index_.literal(0) +
                   ";\nupdate_spike <= 1'b0;\nupdate_potential <= " + potential().literal(0) +
                   ";\nis_fresh <= 1'b1;\n" +
                   (before == 0
                        ? ""
                        : "spikes_so_far <= " + Type{static_cast<int>(before), false}.literal(0) + ";\n"),
               "begin\n      done <= completes;\n      update <= steps;\n      if (begins) ready <= 1'b0;\n"
               "      if (steps) begin\n        update_neuron <= stepped_neuron;\n        update_spike <= "
               "spike_after;\n        update_potential <= potential_after;\n" +
                   collects +
                   "      end\n      if (completes) begin\n        ready <= 1'b1;\n        spikes <= " + all +
                   ";\n        is_fresh <= 1'b0;\n      end\n    end\n");
  }

  const LayerChoice& choice_;
  std::string name_;
  std::size_t inputs_;
  std::size_t outputs_;
  Type weight_;
  Type input_;
  LayerElement element_;
  Type index_;                // of a neuron
  Type input_index_;          // of an input
  Type address_;              // of a weight
  std::vector<Field> state_;  // of a neuron before its step
};

void require(bool condition, const std::string& problem) {
  if (!condition) throw std::invalid_argument(problem);
}

void require_sizes(const LayerChoice& choice) {
  const std::size_t inputs = choice.synapses.inputs;
  const std::size_t outputs = choice.outputs;
  require(inputs > 0 && outputs > 0 && inputs <= most_weights && outputs <= most_weights &&
              inputs * outputs <= most_weights,
          std::to_string(outputs) + " neurons with " + std::to_string(inputs) + " inputs have more than " +
              std::to_string(most_weights) + " weights");
  require(choice.weights.size() == inputs * outputs &&
              (choice.biases.size() == outputs || choice.biases.empty()) &&
              choice.biases.empty() != choice.synapses.has_bias &&
              (choice.neurons.size() == 1 || choice.neurons.size() == outputs),
          "the numbers of weights, biases and neurons do not fit " + std::to_string(outputs) +
              " neurons with " + std::to_string(inputs) + " inputs");
  const std::size_t bits = inputs * choice.synapses.input.width;
  require(bits <= most_bits && outputs <= most_bits,
          std::to_string(inputs) + " inputs of " + std::to_string(choice.synapses.input.width) +
              " bits and " + std::to_string(outputs) + " spikes: allowed are " + std::to_string(most_bits) +
              " bits each, as simulators take no wider vectors");
}

}  // namespace

DenseLayer make_dense_layer(const LayerChoice& choice) {
  require_sizes(choice);
  return LayerWriter(choice).written();
}

}  // namespace lif::systemverilog
