#include "commands/command.hpp"
#include "commands/shared_options.hpp"
#include "errors.hpp"
#include "limits.hpp"
#include "models/configured_model.hpp"
#include "models/model_file.hpp"
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
    const bool is_open = parameter.number == static_cast<double>(most_steps);
    const std::string shown = is_open ? "1e12" : parameter.text.empty() ? "required" : parameter.text;
    text += "    " + padded(parameter.name, 21) + padded(shown, 9) + padded(allowed_text(parameter), 34) +
            parameter.meaning + "\n";
  }
  return text;
}

Json default_of(const ParameterEntry& parameter) {
  if (parameter.type == ParameterEntry::Type::flag) return parameter.text == "true";
  if (parameter.type == ParameterEntry::Type::word || parameter.type == ParameterEntry::Type::text) {
    return parameter.text;
  }
  return parameter.number ? Json(*parameter.number) : Json(nullptr);
}

const char* name_of(ParameterEntry::Type type) {
  switch (type) {
    case ParameterEntry::Type::integer:
      return "integer";
    case ParameterEntry::Type::flag:
      return "flag";
    case ParameterEntry::Type::word:
      return "word";
    case ParameterEntry::Type::number_or_none:
      return "number or none";
    case ParameterEntry::Type::text:
      return "text";
    case ParameterEntry::Type::number:
      break;
  }
  return "number";
}

Json to_json(const std::vector<ParameterEntry>& parameters) {
  Json list = Json::array();
  for (const ParameterEntry& parameter : parameters) {
    Json entry;
    entry["name"] = parameter.name;
    entry["type"] = name_of(parameter.type);
    entry["default"] = default_of(parameter);
    entry["required"] = parameter.text.empty();
    if (parameter.type == ParameterEntry::Type::word) {
      entry["words"] = parameter.words;
    } else if (parameter.type == ParameterEntry::Type::text) {
      entry["allowed"] = parameter.allowed;
    } else if (parameter.type != ParameterEntry::Type::flag) {
      entry["lowest"] = parameter.range.lowest;
      entry["lowest_is_allowed"] = !parameter.range.is_open;
      entry["highest"] = parameter.range.highest;
      entry["integer"] = parameter.type == ParameterEntry::Type::integer;
    }
    entry["meaning"] = parameter.meaning;
    list.push_back(std::move(entry));
  }
  return list;
}

std::string kinds_text(const ModelForm& form) {
  std::string text;
  for (const NumberKind kind : form.kinds) {
    text += (text.empty() ? "" : ", ") + std::string(lif::name_of(kind));
  }
  return text;
}

std::string describe(const ModelEntry& model) {
  std::string text = "\n  " + model.name + "\n    " + model.meaning + "\n";
  for (const ModelForm& form : model.forms) {
    std::string state;
    for (const std::string& name : form.state) state += (state.empty() ? "" : ", ") + name;
    text += "    number types: " + kinds_text(form) + "; state: " + state + "\n" + describe(form.parameters);
  }
  return text;
}

std::string describe(const StimulusEntry& stimulus) {
  return "  " + stimulus.name + "\n    " + stimulus.meaning +
         (stimulus.is_random ? "; repeatable with --seed" : "") + "\n" + describe(stimulus.parameters);
}

std::string as_text() {
  std::string text = "Models (choose with --model NAME, set parameters with --set NAME=VALUE)\n";
  text += std::string("Number types (--dtype): double, float, int, ") + fixed_syntax + "\n";
  text += std::string("A neuron of your own (--model-file FILE.json): ") + model_file_schema + "\n";
  for (const ModelEntry& model : models().entries()) text += describe(model);
  text +=
      "\nStimuli (choose with --stimulus NAME, set parameters with their own options; steps count from 0)\n";
  for (const StimulusEntry& stimulus : stimuli()) text += "\n" + describe(stimulus);
  return text;
}

std::string as_json() {
  Json list;
  list["models"] = Json::array();
  for (const ModelEntry& model : models().entries()) {
    Json entry;
    entry["name"] = model.name;
    entry["meaning"] = model.meaning;
    for (const ModelForm& form : model.forms) {
      for (const NumberKind kind : form.kinds) entry["dtypes"].push_back(lif::name_of(kind));
    }
    entry["parameters"] = to_json(model.forms.front().parameters);
    entry["state"] = model.forms.front().state;
    if (model.forms.size() > 1) entry["int_parameters"] = to_json(model.forms.back().parameters);
    list["models"].push_back(std::move(entry));
  }
  list["model_file"] = model_file_schema;
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

/// The description of one model or stimulus.
std::string one_as_text(const Setting& name) {
  for (const StimulusEntry& stimulus : stimuli()) {
    if (stimulus.name == name.value) return describe(stimulus);
  }
  return describe(find_model(name)).substr(1);
}

int execute_list(const Settings& settings) {
  if (const Setting* name = settings.find("NAME")) {
    if (settings.flag("json")) throw UsageError("--json lists everything: leave out " + name->value);
    print_result(one_as_text(*name));
    return exit_done;
  }
  print_result(settings.flag("json") ? as_json() : as_text());
  return exit_done;
}

}  // namespace

Command list_command() {
  return {"list",
          "show models, stimuli and their parameters",
          "Shows every model and stimulus, or the one that is named, with its parameters, their defaults and "
          "ranges.",
          "  lif-testbench list\n"
          "  lif-testbench list snntorch.Leaky\n"
          "  lif-testbench list --json\n",
          {{"General",
            {{"help", "", "show this help and exit", Option::Kind::flag, true},
             {"json", "", "print the list as JSON", Option::Kind::flag}}}},
          &execute_list,
          {"NAME"},
          [] {
            std::vector<std::string> names = names_of_models();
            for (std::string& stimulus : names_of_stimuli()) names.push_back(std::move(stimulus));
            return names;
          }};
}

}  // namespace lif::testbench
