#include "commands/network_options.hpp"

#include <array>
#include <filesystem>
#include <map>

#include <lif/numbers/number_type.hpp>
#include "errors.hpp"
#include "network/guarded_reader.hpp"
#include "options/find_named.hpp"
#include "text/numbers.hpp"
#include "text/parse.hpp"
#include "text/printable.hpp"

namespace lif::testbench {

namespace {

struct ConventionWord {
  const char* text;
  nir::Convention value;
};

constexpr std::array<ConventionWord, 5> convention_words{{{"nir", nir::Convention::nir},
                                                          {"snntorch", nir::Convention::snntorch},
                                                          {"norse", nir::Convention::norse},
                                                          {"spikingjelly", nir::Convention::spikingjelly},
                                                          {"sinabs", nir::Convention::sinabs}}};

std::vector<std::string> words_of_conventions() {
  std::vector<std::string> words;
  words.reserve(convention_words.size());
  for (const ConventionWord& word : convention_words) words.emplace_back(word.text);
  return words;
}

nir::Convention choose_convention(const Settings& settings) {
  const Setting* setting = settings.find("convention");
  if (setting == nullptr) {
    throw UsageError(
        "--convention is missing: a file says neither how neurons reset nor how they are discretised; "
        "nir, snntorch, norse, spikingjelly or sinabs names whose reading is meant");
  }
  for (const ConventionWord& word : convention_words) {
    if (setting->value == word.text) return word.value;
  }
  throw UsageError(setting->origin + ": unknown convention '" + setting->value + "'" +
                   did_you_mean(setting->value, words_of_conventions()) +
                   "; allowed is nir, snntorch, norse, spikingjelly or sinabs");
}

std::string with_prefix(const std::string& text) {
  return text.rfind("fixed:", 0) == 0 ? text : "fixed:" + text;
}

}  // namespace

OptionGroup reading_options() {
  return {
      "Network",
      {{"network", "FILE.nir", "the network's file, in place of the argument FILE"},
       {"dt", "T", "length of a step, in the unit of the file's time constants (usually seconds); required"},
       {"convention", "NAME",
        "whose reading is meant: nir (the format's own equations in double), snntorch, norse, "
        "spikingjelly or sinabs; required",
        Option::Kind::value, false, words_of_conventions()},
       {"latency",
        "0|1",
        "0: spikes reach the next layer in the same step, as frameworks compute; 1: one step later, as "
        "registered hardware does; default 0",
        Option::Kind::value,
        false,
        {"0", "1"}}}};
}

OptionGroup quantisation_options() {
  return {"Hardware numbers",
          {{"weights", "FORMAT",
            "round weights and biases to fixed point: fixed:W.F:ROUNDING:OVERFLOW, as --dtype of 'run'"},
           {"state", "FORMAT",
            "compute the neurons in fixed point, likewise; ,current=FORMAT and ,coefficient=FORMAT give the "
            "currents and the coefficients formats of their own"}}};
}

FixedFormat parse_weight_format(const Setting& setting) {
  const auto type = parse_number_type(with_prefix(setting.value));
  if (!type || type->kind != NumberKind::fixed || setting.value.find(',') != std::string::npos) {
    refuse(setting, fixed_syntax);
  }
  return type->formats.potential;
}

NumberSystem<DynamicFixed> parse_state_formats(const Setting& setting) {
  const auto type = parse_number_type(with_prefix(setting.value));
  if (!type || type->kind != NumberKind::fixed) refuse(setting, fixed_syntax);
  return {NumberMaker<DynamicFixed>(type->formats.potential),
          NumberMaker<DynamicFixed>(type->formats.current),
          NumberMaker<DynamicFixed>(type->formats.coefficient)};
}

NetworkChoice choose_network(const Settings& settings) {
  const Setting* named = settings.find("network");
  if (named != nullptr && named->layer == SettingLayer::command_line && settings.find("FILE") != nullptr) {
    throw UsageError("--network and the argument FILE exclude each other: choose one");
  }
  const auto path = settings.text(settings.find("FILE") != nullptr ? "FILE" : "network");
  if (!path) throw UsageError("the network's file is missing: give the path of a NIR file");
  NetworkChoice choice;
  choice.path = *path;
  choice.options.convention = choose_convention(settings);
  const auto dt = settings.number("dt");
  if (!dt) throw UsageError("--dt is missing: a NIR file does not carry the length of a step");
  if (!(*dt > 0)) refuse(*settings.find("dt"), "a number greater than 0");
  choice.options.dt = *dt;
  choice.options.latency =
      settings.integer("latency", 0, 1).value_or(0) == 1 ? Latency::next_step : Latency::same_step;
  choice.graph = read_nir_file(*path);
  return choice;
}

nir::Quantisation choose_quantisation(const Settings& settings) {
  nir::Quantisation quantisation;
  if (const Setting* weights = settings.find("weights")) quantisation.weights = parse_weight_format(*weights);
  if (const Setting* state = settings.find("state")) quantisation.state = parse_state_formats(*state);
  return quantisation;
}

nir::BuiltNetwork build_network(const NetworkChoice& choice, const nir::Quantisation& quantisation) {
  nir::BuildOptions options = choice.options;
  options.quantisation = quantisation;
  try {
    return nir::build(choice.graph, options);
  } catch (const nir::Error& error) {
    throw InputError(choice.path + ": " + error.what());
  }
}

std::string name_of(nir::Convention convention) {
  for (const ConventionWord& word : convention_words) {
    if (word.value == convention) return word.text;
  }
  return "?";
}

EffectiveOptions effective_options(const NetworkChoice& choice) {
  return {{"network", std::filesystem::absolute(choice.path).lexically_normal().string()},
          {"dt", lif::to_text(choice.options.dt)},
          {"convention", name_of(choice.options.convention)},
          {"latency", choice.options.latency == Latency::next_step ? "1" : "0"}};
}

EffectiveOptions quantisation_in_effect(const Settings& settings) {
  EffectiveOptions options;
  for (const char* name : {"weights", "state"}) {
    for (const Setting& setting : settings.entries(name)) options.emplace_back(name, setting.value);
  }
  return options;
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
