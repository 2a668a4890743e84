#include "core/model_core.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <vector>

#include <lif/core/event_code.hpp>
#include <lif/core/rule_neurons.hpp>
#include <lif/core/step_neurons.hpp>
#include <lif/core/synapse_lists.hpp>
#include <lif/core/synapse_matrix.hpp>
#include <lif/frameworks/all.hpp>
#include <lif/numbers/text.hpp>

#include "interrupt.hpp"
#include "text/csv_reader.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace {

using ParameterTexts = std::map<std::string, std::string>;  // as users type them
using Value = JsonObject::Value;

enum class CoreUpdate { step, event };
enum class SynapseMemoryKind { lists, matrix };

/// The members of the file.
struct ModelCore {
  std::string model, dtype;
  ParameterTexts parameters, synaptic_event, time_reference;
  CoreUpdate update = CoreUpdate::step;
  std::size_t neurons = 0;
  std::optional<std::uint64_t> inputs, first_own_source;
  unsigned weight_bits = 8;
  double weight_unit = 1;
  std::string synapses, neuron_parameters, layout;
  SynapseMemoryKind memory = SynapseMemoryKind::lists;
  std::vector<std::size_t> groups;
};

using NeuronRow = NeuronSetup::Own;

JsonObject::Take settings_into(ParameterTexts& target) {
  return [&target](const std::string& place, const Value& value) {
    if (!value.is_object()) throw InputError(place + ": has to be an object of parameters by name");
    for (const auto& [name, one] : value.items()) {
      if (!one.is_primitive() || one.is_null())
        throw InputError(place + ": \"" + name + "\" has to be a number, true, false, or a text");
      target[name] = one.is_string() ? one.get<std::string>() : one.dump();
    }
  };
}

JsonObject::Take optional_into(std::optional<std::uint64_t>& target, std::uint64_t low, std::uint64_t high) {
  return [&target, low, high](const std::string& place, const Value& value) {
    target = integer_member(place, value, low, high);
  };
}

JsonObject::Take unit_into(double& target) {
  return [&target](const std::string& place, const Value& value) {
    if (!value.is_number() || !(value.get<double>() > 0) || value.get<double>() > 65536)
      throw InputError(place + " is " + value.dump() + ": allowed is a number greater than 0, up to 65536");
    target = value.get<double>();
  };
}

JsonObject::Take groups_into(std::vector<std::size_t>& target) {
  return [&target](const std::string& place, const Value& value) {
    if (!value.is_array()) throw InputError(place + ": has to be a list of numbers of neurons");
    for (const Value& size : value) target.push_back(integer_member(place, size, 1, most_core_neurons));
  };
}

ModelCore members_of(const std::string& path, const Value& file, CoreSetup& setup) {
  ModelCore members;
  JsonObject::Takers takers = setup_members(setup);
  const char* const file_path = "the path of a file";
  takers["model"] = text_into(members.model, "the name of a model");
  takers["dtype"] = text_into(members.dtype, "int, or a fixed-point format such as fixed:8.4");
  takers["parameters"] = settings_into(members.parameters);
  takers["synaptic_event"] = settings_into(members.synaptic_event);
  takers["time_reference"] = settings_into(members.time_reference);
  takers["update"] =
      word_into<CoreUpdate>(members.update, {{"step", CoreUpdate::step}, {"event", CoreUpdate::event}});
  takers["neurons"] = integer_into(members.neurons, 1, most_core_neurons);
  takers["inputs"] = optional_into(members.inputs, 0, most_core_neurons);
  takers["first_own_source"] = optional_into(members.first_own_source, 0, most_core_neurons);
  takers["weight_bits"] = integer_into(members.weight_bits, 1, 16);
  takers["weight_unit"] = unit_into(members.weight_unit);
  takers["synapses"] = text_into(members.synapses, file_path);
  takers["synapse_memory"] = word_into<SynapseMemoryKind>(
      members.memory, {{"lists", SynapseMemoryKind::lists}, {"matrix", SynapseMemoryKind::matrix}});
  takers["neuron_parameters"] = text_into(members.neuron_parameters, file_path);
  takers["groups"] = groups_into(members.groups);
  takers["layout"] = text_into(members.layout, "a layout such as type:2,address:8");
  JsonObject(path, file).take(takers);
  if (members.neurons == 0) throw InputError(path + ": \"neurons\" is missing: allowed is 1 or more");
  if (members.update == CoreUpdate::step &&
      !(members.synaptic_event.empty() && members.time_reference.empty())) {
    throw InputError(path +
                     ": \"synaptic_event\" and \"time_reference\" need \"update\": \"event\": with steps, "
                     "synaptic events only add to the sum");
  }
  return members;
}

/// A CSV whose columns are integers.
class IntegerTable {
 public:
  explicit IntegerTable(const std::string& path) : reader_(path) {}

  CsvReader& reader() { return reader_; }
  bool next() {
    if (reader_.next()) return true;
    if (interrupted()) throw Interrupted();
    return false;
  }
  std::size_t column(const char* name) const {
    const auto found = reader_.find(name);
    if (!found) reader_.fail("there is no column '" + std::string(name) + "'");
    return *found;
  }
  std::int64_t integer(std::size_t column, std::int64_t low, std::int64_t high) const {
    const auto value = parse_integer(reader_.row()[column]);
    if (!value || *value < low || *value > high) {
      reader_.refuse(column, "is not allowed: allowed is an integer from " + std::to_string(low) + " to " +
                                 std::to_string(high));
    }
    return *value;
  }

 private:
  CsvReader reader_;
};

std::vector<NeuronRow> neuron_rows(const ModelCore& members, const std::string& path) {
  std::vector<NeuronRow> rows(members.neurons);
  if (path.empty()) return rows;
  IntegerTable table(path);
  const std::vector<std::string>& header = table.reader().header();
  const std::size_t number = table.column("neuron");
  for (const std::string& name : header) table.reader().find(name);  // refuses a column that is there twice
  std::vector<bool> is_given(members.neurons);
  while (table.next()) {
    const auto neuron =
        static_cast<std::size_t>(table.integer(number, 0, static_cast<std::int64_t>(members.neurons) - 1));
    if (is_given[neuron]) table.reader().refuse(number, "is given twice");
    is_given[neuron] = true;
    NeuronRow& row = rows[neuron];
    for (std::size_t i = 0; i < header.size(); ++i) {
      constexpr std::int64_t largest_bias = 1'000'000'000;
      if (i == number) continue;
      if (header[i] == "bias") {
        row.bias = table.integer(i, -largest_bias, largest_bias);
        if (row.bias != 0 && members.update == CoreUpdate::event)
          table.reader().refuse(i, "is not allowed: a bias needs \"update\": \"step\"");
      } else if (header[i] == "disabled") {
        row.is_disabled = table.integer(i, 0, 1) != 0;
      } else {
        row.parameters[header[i]] = table.reader().row()[i];
      }
    }
  }
  return rows;
}

ParameterTexts joined(ParameterTexts first, const ParameterTexts& second) {
  for (const auto& [name, value] : second) first[name] = value;
  return first;
}

/// Makes the rules of neurons; those with the same parameters share one.
class RuleMaker {
 public:
  RuleMaker(std::string path, const ModelCore& members) : path_(std::move(path)), members_(members) {}

  std::shared_ptr<const DynamicRule> make(const ParameterTexts& further, const ParameterTexts& of_neuron,
                                          std::size_t neuron) {
    const ParameterTexts all = joined(joined(members_.parameters, further), of_neuron);
    const auto [place, is_new] = known_.try_emplace(all);
    if (!is_new) return place->second;
    try {
      place->second = every_framework().configure(members_.model, members_.dtype, all).make_rule();
    } catch (const std::invalid_argument& error) {
      const bool has_own = !of_neuron.empty();
      throw InputError(path_ + ": " + (has_own ? "neuron " + std::to_string(neuron) + ": " : "") +
                       error.what());
    }
    const NumberKind kind = place->second->description().type.kind;
    if (kind != NumberKind::fixed && kind != NumberKind::integer) {
      throw InputError(
          path_ + ": \"dtype\" is " + place->second->description().type.name() +
          ": allowed is int or fixed:..., as a core's state is an integer or a fixed-point number");
    }
    return place->second;
  }

 private:
  std::string path_;
  const ModelCore& members_;
  std::map<ParameterTexts, std::shared_ptr<const DynamicRule>> known_;
};

// A weight, too, is the input of a step: that of a synapse, times the value of a spike, or that of a word.
void require_accepted(const DynamicRule& rule, const ModelCore& members, const core::EventCode& code,
                      const std::string& path) {
  const Range range = rule.input_range();
  const auto require = [&](std::int64_t weight, std::int32_t value) {
    const double input = static_cast<double>(weight) * value * members.weight_unit;
    if (range.contains(input)) return;
    throw InputError(path + ": the weight " + std::to_string(weight) + " brings an input of " +
                     to_text(input) + ": " + members.model + " accepts [" + to_text(range.lowest) + ", " +
                     to_text(range.highest) + "]; make weights narrower, or \"weight_unit\" smaller");
  };
  const core::WeightRange of_synapses(members.weight_bits);
  require(of_synapses.lowest(), code.largest_value());
  require(of_synapses.highest(), code.largest_value());
  if (code.weight_bits() == 0) return;
  const core::WeightRange of_words(code.weight_bits());
  require(of_words.lowest(), 1);
  require(of_words.highest(), 1);
}

// Each input and each group needs an address of its own; that of all ones means all neurons.
void require_addresses(const ModelCore& members, const core::EventCode& code, std::size_t inputs) {
  const std::uint64_t needed = std::max<std::uint64_t>(inputs, members.groups.size() + 1);
  if (needed - 1 <= code.highest_address()) return;
  throw std::invalid_argument("the addresses of the layout " + code.layout().text() + " end at " +
                              std::to_string(code.highest_address()) + ": " + std::to_string(inputs) +
                              " inputs and " + std::to_string(members.groups.size()) +
                              " groups need them up to " + std::to_string(needed - 1));
}

std::unique_ptr<core::CoreNeurons> make_neurons(const std::string& path, const ModelCore& members,
                                                const std::vector<NeuronRow>& rows,
                                                const core::EventCode& code) {
  RuleMaker maker(path, members);
  if (members.update == CoreUpdate::event) {
    std::vector<core::NeuronRules> rules(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      rules[i].synaptic_event = maker.make(members.synaptic_event, rows[i].parameters, i);
      require_accepted(*rules[i].synaptic_event, members, code, path);
      rules[i].time_reference = maker.make(members.time_reference, rows[i].parameters, i);
    }
    return std::make_unique<core::RuleNeurons>(rules, members.weight_unit);
  }
  core::StepNeurons::Rules rules(rows.size());
  std::vector<std::int64_t> biases(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rules[i] = maker.make({}, rows[i].parameters, i);
    biases[i] = rows[i].bias;
  }
  return std::make_unique<core::StepNeurons>(rules, members.weight_unit, biases);
}

// The parameters of neurons without any of their own. Where the model has to be given what only the table of
// neurons gives, all neurons are in it, and the first one stands for them.
DynamicParameters common_parameters(const ModelCore& members, const std::vector<NeuronRow>& rows) {
  try {
    return every_framework().configure(members.model, members.dtype, members.parameters);
  } catch (const std::invalid_argument&) {
    return every_framework().configure(members.model, members.dtype,
                                       joined(members.parameters, rows.front().parameters));
  }
}

std::unique_ptr<core::SynapseMemory> make_synapses(const ModelCore& members, std::size_t sources,
                                                   const std::string& path) {
  constexpr std::size_t most_synapses = std::size_t{1} << 26U;
  const core::WeightRange range(members.weight_bits);
  std::unique_ptr<core::SynapseMatrix> matrix;
  std::vector<bool> is_given;  // of a matrix
  if (members.memory == SynapseMemoryKind::matrix) {
    matrix = std::make_unique<core::SynapseMatrix>(sources, members.neurons, members.weight_bits);
    is_given.resize(sources * members.neurons);
  }
  std::vector<core::Synapse> synapses;
  if (!path.empty()) {
    IntegerTable table(path);
    const std::size_t source = table.column("source");
    const std::size_t neuron = table.column("neuron");
    const std::size_t weight = table.column("weight");
    while (table.next()) {
      const core::Synapse one{
          static_cast<std::size_t>(table.integer(source, 0, static_cast<std::int64_t>(sources) - 1)),
          static_cast<std::size_t>(table.integer(neuron, 0, static_cast<std::int64_t>(members.neurons) - 1)),
          table.integer(weight, range.lowest(), range.highest())};
      if (matrix == nullptr) {
        if (synapses.size() == most_synapses) table.reader().fail("a core has at most 2^26 synapses");
        synapses.push_back(one);
        continue;
      }
      const std::size_t place = one.source * members.neurons + one.neuron;
      if (is_given[place])
        table.reader().fail(
            "the synapse is given twice: allowed in a matrix is one for each source and neuron");
      is_given[place] = true;
      matrix->set(one.source, one.neuron, one.weight);
    }
  }
  if (matrix != nullptr) return matrix;
  return std::make_unique<core::SynapseLists>(sources, members.neurons, members.weight_bits, synapses);
}

}  // namespace

const char* const model_core_schema =
    "\"model\": \"lif\", \"dtype\": \"fixed:8.8\", \"parameters\": {\"beta\": 0.9}, \"neuron_parameters\": "
    "\"FILE.csv\", \"update\": \"step\", \"synaptic_event\": {}, \"time_reference\": {}, \"neurons\": 10, "
    "\"inputs\": 20, \"first_own_source\": 20, \"weight_bits\": 8, \"weight_unit\": 0.0625, \"synapses\": "
    "\"FILE.csv\", \"synapse_memory\": \"lists\", \"groups\": [8, 2], \"layout\": \"type:2,address:6\"";

std::unique_ptr<core::CoreState> make_model_core(const std::string& path, const Value& file, CoreSetup& setup,
                                                 NeuronSetup& neurons) {
  const ModelCore members = members_of(path, file, setup);
  const auto path_of = [&](const std::string& name) { return name.empty() ? name : found_path(path, name); };
  const std::size_t inputs = members.inputs.value_or(members.neurons);
  core::CoreParameters& parameters = setup.parameters;
  parameters.neurons = members.neurons;
  parameters.first_own_source = members.first_own_source.value_or(inputs);
  const std::size_t sources = std::max(inputs, parameters.first_own_source + members.neurons);
  std::size_t first = 0;
  for (const std::size_t size : members.groups) {
    parameters.groups.push_back({first, first + size});
    first += size;
  }
  const unsigned address_bits = bits_for(std::max(sources, members.groups.size()));
  try {
    const core::EventCode code(aer::EventLayout::parse(
        members.layout.empty() ? "type:2,address:" + std::to_string(address_bits) : members.layout));
    require_addresses(members, code, inputs);
    setup.words = {code.layout().width(), inputs, [code](std::size_t source) { return code.spike(source); },
                   [code] { return code.all_references(); }, code.layout().text()};
    setup.neuron_bits = bits_for(members.neurons - 1);
    neurons.own = neuron_rows(members, path_of(members.neuron_parameters));
    neurons.has_biases = members.update == CoreUpdate::step;
    const std::vector<NeuronRow>& rows = neurons.own;
    std::vector<bool> is_disabled;
    is_disabled.reserve(rows.size());
    for (const NeuronRow& row : rows) is_disabled.push_back(row.is_disabled);
    auto made = make_neurons(path, members, rows, code);
    neurons.common = common_parameters(members, rows);
    return std::make_unique<core::CoreState>(parameters, std::move(made),
                                             make_synapses(members, sources, path_of(members.synapses)), code,
                                             std::move(is_disabled));
  } catch (const std::invalid_argument& error) {
    throw InputError(path + ": " + error.what());
  }
}

}  // namespace lif::testbench
