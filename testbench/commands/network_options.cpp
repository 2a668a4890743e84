#include "commands/network_options.hpp"

#include <map>

#include <lif/models/parameter_entry.hpp>
#include <lif/numbers/number_type.hpp>
#include <lif/rtl/accumulator.hpp>
#include <lif/shell/report.hpp>

#include "errors.hpp"
#include "network/guarded_reader.hpp"
#include "options/find_named.hpp"
#include "text/numbers.hpp"
#include "text/parse.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

std::vector<std::string> words_of_conventions() {
  std::vector<std::string> words;
  for (const nir::ConventionEntry& entry : nir::conventions()) words.emplace_back(entry.name);
  return words;
}

nir::Convention parse_convention(const Setting& setting) {
  for (const nir::ConventionEntry& entry : nir::conventions()) {
    if (setting.value == entry.name) return entry.value;
  }
  throw UsageError(setting.origin + ": unknown convention '" + setting.value + "'" +
                   did_you_mean(setting.value, words_of_conventions()) + "; allowed is " +
                   choice_text(words_of_conventions()));
}

double parse_step_length(const Setting& setting) {
  const double dt = finite_number(setting);
  if (!(dt > 0)) refuse(setting, "a number greater than 0");
  return dt;
}

// The argument FILE takes precedence over the environment and the configuration file.
std::string network_path(const Settings& settings) {
  const Setting* option = settings.find("network");
  const Setting* operand = settings.find("FILE");
  if (option == nullptr && operand == nullptr)
    throw UsageError("the network's file is missing: give the path of a NIR file");
  if (operand == nullptr) return text_of(*option);
  if (option != nullptr && option->layer == SettingLayer::command_line)
    throw UsageError("--network and the argument FILE exclude each other: choose one");
  require_one_line(*operand);
  return text_of(*operand);
}

// Parses the setting to check it, and returns it as it was given.
template <auto parse>
Setting checked(const Setting& setting) {
  parse(setting);
  return setting;
}

std::string with_prefix(const std::string& text) {
  return text.rfind("fixed:", 0) == 0 ? text : "fixed:" + text;
}

}  // namespace

FixedFormat parse_weight_format(const Setting& setting) {
  const auto type = parse_number_type(with_prefix(setting.value));
  if (!type || type->kind != NumberKind::fixed || setting.value.find(',') != std::string::npos) {
    refuse(setting, fixed_syntax);
  }
  return type->formats.potential;
}

FixedFormat parse_input_format(const Setting& setting) {
  return setting.value == "bit" ? systemverilog::spike_format : parse_weight_format(setting);
}

NumberType parse_state_type(const Setting& setting) {
  const auto type = parse_number_type(with_prefix(setting.value));
  if (!type || type->kind != NumberKind::fixed) refuse(setting, fixed_syntax);
  return *type;
}

NumberSystem<DynamicFixed> parse_state_formats(const Setting& setting) {
  const FixedFormats formats = parse_state_type(setting).formats;
  return {NumberMaker<DynamicFixed>(formats.potential), NumberMaker<DynamicFixed>(formats.current),
          NumberMaker<DynamicFixed>(formats.coefficient)};
}

DeclaredGroup<NetworkChoice> network_choice_options() {
  using Choice = NetworkChoice;
  Declaration<Choice> network{
      {{"network", "FILE.nir", "the network's file, in place of the argument FILE"}},
      [](const Settings& settings, Choice& choice) { choice.path = network_path(settings); },
      [](const Choice& choice) -> EffectiveOptions {
        return {{"network", absolute_path(choice.path), EffectiveOption::Kind::text}};
      }};
  network.options[0].file = FileRole::reads;
  DeclaredGroup<Choice> group = network_reading_options();
  group.declarations.insert(group.declarations.begin(), std::move(network));
  return group;
}

DeclaredGroup<NetworkChoice> network_reading_options() {
  using Choice = NetworkChoice;
  return {
      "Network",
      {value(Option{"dt", "T",
                    "length of a step, in the unit of the file's time constants (usually seconds); required"},
             &Choice::dt, &parse_step_length, [](double dt) { return to_text(dt); })
           .required("--dt is missing: a NIR file does not carry the length of a step"),
       value(Option{"convention", "NAME",
                    "whose reading of the file is meant: " + choice_text(words_of_conventions()) +
                        " (nir: the format's own equations in double); required"},
             &Choice::convention, &parse_convention,
             [](nir::Convention convention) { return std::string(nir::name_of(convention)); })
           .words(words_of_conventions())
           .required("--convention is missing: a file says neither how neurons reset nor how they are "
                     "discretised; " +
                     choice_text(words_of_conventions()) + " names whose reading is meant"),
       value(
           Option{"latency", "0|1",
                  "0: spikes reach the next layer in the same step, as frameworks compute; 1: one step "
                  "later, as registered hardware does; default 0"},
           &Choice::latency,
           [](const Setting& setting) {
             return integer_within(setting, 0, 1) == 1 ? Latency::next_step : Latency::same_step;
           },
           [](Latency latency) { return std::string(latency == Latency::next_step ? "1" : "0"); })
           .words({"0", "1"})}};
}

nir::Graph read_network(const NetworkChoice& choice) { return read_nir_file(choice.path); }

nir::Quantisation FormatChoice::quantisation() const {
  nir::Quantisation quantisation;
  if (weights) quantisation.weights = parse_weight_format(*weights);
  if (state) quantisation.state = parse_state_formats(*state);
  return quantisation;
}

DeclaredGroup<FormatChoice> format_options() {
  using Kind = EffectiveOption::Kind;
  const auto as_given = [](const Setting& setting) { return setting.value; };
  return {"Hardware numbers",
          {value(Option{"weights", "FORMAT",
                        "round weights and biases to fixed point: fixed:W.F:ROUNDING:OVERFLOW, as --dtype of "
                        "'run'"},
                 &FormatChoice::weights, &checked<parse_weight_format>, as_given, Kind::text),
           value(Option{"state", "FORMAT",
                        "compute the neurons in such a fixed-point format; ,current=FORMAT and "
                        ",coefficient=FORMAT give the currents and the coefficients formats of their own"},
                 &FormatChoice::state, &checked<parse_state_formats>, as_given, Kind::text)}};
}

nir::BuiltNetwork build_network(const NetworkChoice& choice, const nir::Graph& graph,
                                const nir::Quantisation& quantisation) {
  try {
    return nir::build(graph, {choice.dt, choice.convention, choice.latency, quantisation});
  } catch (const nir::Error& error) {
    throw InputError(choice.path + ": " + error.what());
  }
}

void warn_of_doubts(const nir::BuiltNetwork& network) {
  for (const nir::Assumption& doubt : network.doubts)
    report_warning(message_type::parameters, "network", "node '" + doubt.node + "': " + doubt.text);
}

Json assumptions_json(const std::vector<nir::Assumption>& assumptions) {
  Json list = Json::array();
  for (const nir::Assumption& assumption : assumptions) {
    Json entry;
    entry["node"] = assumption.node.empty() ? Json(nullptr) : Json(assumption.node);
    entry["assumed"] = assumption.text;
    list.push_back(std::move(entry));
  }
  return list;
}

std::string assumptions_text(const std::vector<nir::Assumption>& assumptions) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_text;
  for (const nir::Assumption& assumption : assumptions) {
    auto place = by_text.begin();
    while (place != by_text.end() && place->first != assumption.text) ++place;
    if (place == by_text.end()) place = by_text.insert(place, {assumption.text, {}});
    if (!assumption.node.empty()) place->second.push_back(assumption.node);
  }
  constexpr std::size_t most_listed = 6;
  std::string text;
  for (const auto& [what, nodes] : by_text) {
    std::string names;
    for (std::size_t i = 0; i < nodes.size() && i < most_listed; ++i)
      names += (i > 0 ? ", " : "") + printable(nodes[i]);
    if (nodes.size() > most_listed) names += " and " + std::to_string(nodes.size() - most_listed) + " more";
    text += "  " + (names.empty() ? "" : names + ": ") + printable(what) + "\n";
  }
  return text;
}

}  // namespace lif::testbench
