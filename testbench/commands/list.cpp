#include "commands/command.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "models/catalogue.hpp"
#include "output/result_files.hpp"
#include "output/summary.hpp"
#include "stimuli/catalogue.hpp"

namespace lif::testbench {

namespace {

std::string padded(const std::string& text, std::size_t width) {
  return text + std::string(width > text.size() ? width - text.size() : 1, ' ');
}

std::string describe(const std::vector<ParameterEntry>& parameters) {
  std::string text;
  for (const ParameterEntry& parameter : parameters) {
    const bool is_open = parameter.value == static_cast<double>(most_steps);
    text += "    " + padded(parameter.name, 19) + padded(is_open ? "1e12" : to_text(parameter.value), 6) +
            padded(std::string(parameter.is_integer ? "integer, " : "") + to_text(parameter.range), 28) +
            parameter.meaning + "\n";
  }
  return text;
}

Json to_json(const std::vector<ParameterEntry>& parameters) {
  Json list = Json::array();
  for (const ParameterEntry& parameter : parameters) {
    Json entry;
    entry["name"] = parameter.name;
    entry["default"] = parameter.value;
    entry["lowest"] = parameter.range.lowest;
    entry["highest"] = parameter.range.highest;
    entry["integer"] = parameter.is_integer;
    entry["meaning"] = parameter.meaning;
    list.push_back(std::move(entry));
  }
  return list;
}

std::string number_types(const ModelEntry& model) {
  std::string text;
  for (const NumberKind kind : model.kinds) text += (text.empty() ? "" : ", ") + std::string(name_of(kind));
  return text;
}

std::string as_text() {
  std::string text = "Models (--model NAME, parameters by --set NAME=VALUE)\n";
  for (const ModelEntry& model : models()) {
    text += "\n  " + model.name + "\n    " + model.meaning + "\n    number types: " + number_types(model) +
            "\n\n" + "    parameter          default and range\n" + describe(model.parameters);
  }
  text += "\nStimuli (--stimulus NAME, parameters by options of their names; steps count from 0)\n";
  for (const StimulusEntry& stimulus : stimuli()) {
    text += "\n  " + stimulus.name + "\n    " + stimulus.meaning +
            (stimulus.is_random ? "; repeatable with --seed" : "") + "\n" + describe(stimulus.parameters);
  }
  return text;
}

std::string as_json() {
  Json list;
  list["models"] = Json::array();
  for (const ModelEntry& model : models()) {
    Json entry;
    entry["name"] = model.name;
    entry["meaning"] = model.meaning;
    for (const NumberKind kind : model.kinds) entry["dtypes"].push_back(name_of(kind));
    entry["parameters"] = to_json(model.parameters);
    list["models"].push_back(std::move(entry));
  }
  list["stimuli"] = Json::array();
  for (const StimulusEntry& stimulus : stimuli()) {
    Json entry;
    entry["name"] = stimulus.name;
    entry["meaning"] = stimulus.meaning;
    entry["random"] = stimulus.is_random;
    entry["parameters"] = to_json(stimulus.parameters);
    list["stimuli"].push_back(std::move(entry));
  }
  return list.dump(2) + "\n";
}

int execute(const Settings& settings) {
  print_result(settings.flag("json") ? as_json() : as_text());
  return exit_done;
}

}  // namespace

Command list_command() {
  return {"list",
          "show models, stimuli and their parameters",
          "Shows every model and stimulus with its parameters, their defaults and ranges.",
          "  lif-testbench list\n"
          "  lif-testbench list --json\n"
          "  lif-testbench list | less\n",
          {{"General",
            {{"help", "", "show this help and exit", Option::Kind::flag, true},
             {"json", "", "print the list as JSON", Option::Kind::flag}}}},
          &execute};
}

}  // namespace lif::testbench
