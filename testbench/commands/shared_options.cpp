#include "commands/shared_options.hpp"

#include <algorithm>
#include <filesystem>

#include "errors.hpp"
#include "models/model_file.hpp"
#include "options/declare.hpp"

namespace lif::testbench {

DeclaredGroup<General> general_options() {
  Option help{"help", "", "show this help and exit", Option::Kind::flag, true};
  Option config{"config", "FILE",
                "read options from FILE, one 'name = value' on each line; run.ini is such a file"};
  config.file = FileRole::reads;
  return {"General",
          {{{std::move(help)}, nullptr, nullptr},
           {{std::move(config)}, nullptr, nullptr},
           flag("quiet", "print no summary and no progress", &General::quiet).not_in_run_ini(),
           flag("json", "print the summary as JSON", &General::json).not_in_run_ini()}};
}

std::map<std::string, Setting> without_foreign(std::map<std::string, Setting> settings,
                                               const std::vector<ParameterEntry>& known,
                                               SettingLayer chooser) {
  for (auto entry = settings.begin(); entry != settings.end();) {
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const ParameterEntry& parameter) {
      return parameter.name == entry->first;
    });
    entry = !is_known && entry->second.layer < chooser ? settings.erase(entry) : std::next(entry);
  }
  return settings;
}

namespace {

// An error in a model file is an error in an input, not in the command line.
template <class Action>
auto as_input(const ModelFile& file, bool is_all_of_the_file, const Action& action) {
  try {
    return action();
  } catch (const UsageError& error) {
    const std::string text = error.what();
    if (text.rfind(file.path, 0) == 0) throw InputError(text);
    if (is_all_of_the_file) throw InputError(file.path + ": " + text);
    throw;
  }
}

// A number in JSON has no quotes.
void require_kinds(const ModelFile& file, const std::vector<ParameterEntry>& entries) {
  using Type = ParameterEntry::Type;
  for (const ParameterEntry& entry : entries) {
    const bool is_text = file.texts.count(entry.name) > 0;
    const bool is_number =
        entry.type == Type::number || entry.type == Type::integer || entry.type == Type::flag;
    if (!is_text || !is_number) continue;
    throw InputError(file.path + ": parameter " + entry.name + ": is a text: expected " +
                     allowed_text(entry) + ", without quotes");
  }
}

/// @param given  the parameters of the command line, which take precedence over the file
ModelChoice choose_from_file(const std::string& path, const std::map<std::string, Setting>& given,
                             SettingLayer chooser, const Setting* dtype) {
  const ModelFile file = read_model_file(path);
  return as_input(file, given.empty() && dtype == nullptr, [&]() -> ModelChoice {
    const Setting name{file.model, SettingLayer::none, file.path};
    const ModelEntry& entry = find_model(name);
    const std::string first = name_of(entry.default_kind());
    const Setting file_dtype{file.dtype.empty() ? first : file.dtype, SettingLayer::none, file.path};
    const NumberType type = find_number_type(dtype != nullptr ? *dtype : file_dtype, entry);
    const ModelForm& form = *entry.form_of(type.kind);
    require_kinds(file, form.parameters);
    auto parameters = without_foreign(given, form.parameters, chooser);
    parameters.insert(file.parameters.begin(), file.parameters.end());
    return {&entry, configure(entry, type, parameters), std::filesystem::path(path).stem().string()};
  });
}

ModelChoice choose_model(const Settings& settings) {
  const Setting default_model{"lif", SettingLayer::none, "default"};
  const Setting* model = settings.find("model");
  const Setting* file = settings.find("model-file");
  if (model != nullptr && file != nullptr && model->layer == file->layer) {
    throw UsageError(file->origin + " and " + model->origin + " exclude each other: choose one");
  }
  if (file != nullptr && (model == nullptr || file->layer > model->layer)) {
    return choose_from_file(file->value, settings.assignments("set", {"threshold", "beta"}), file->layer,
                            settings.find("dtype"));
  }
  if (model == nullptr) model = &default_model;
  const Setting* dtype = settings.find("dtype");

  const ModelEntry& entry = find_model(*model);
  const Setting default_dtype{name_of(entry.default_kind()), SettingLayer::none, "default"};
  if (dtype == nullptr) dtype = &default_dtype;
  const NumberType type = find_number_type(*dtype, entry);
  const ModelForm& form = *entry.form_of(type.kind);
  const auto assignments = settings.assignments("set", {"threshold", "beta"});
  return {&entry, configure(entry, type, without_foreign(assignments, form.parameters, model->layer)),
          entry.name};
}

EffectiveOptions options_of_model(const ModelChoice& choice) {
  EffectiveOptions options{{"model", choice.entry->name}, {"dtype", choice.model.neuron.type.name()}};
  for (const ParameterEntry& parameter : choice.model.parameters) {
    options.push_back({"set", parameter.name + "=" + parameter.text});
  }
  return options;
}

bool is_model_file(const std::string& name) { return std::filesystem::path(name).extension() == ".json"; }

}  // namespace

ModelChoice choose_model_named(const Settings& settings, const Setting& name) {
  // A parameter that this model lacks may be meant for another of the models.
  auto parameters = settings.assignments("set", {});
  for (auto& [parameter, setting] : parameters) setting.layer = SettingLayer::none;
  if (is_model_file(name.value))
    return choose_from_file(name.value, parameters, SettingLayer::command_line, nullptr);
  const ModelEntry& entry = find_model(name);
  NumberType type{entry.default_kind(), {}};
  if (const Setting* dtype = settings.find("dtype")) {
    const auto given = parse_number_type(dtype->value);
    if (!given || entry.form_of(given->kind) != nullptr) type = find_number_type(*dtype, entry);
  }
  const ModelForm& form = *entry.form_of(type.kind);
  parameters = without_foreign(std::move(parameters), form.parameters, SettingLayer::command_line);
  return {&entry, configure(entry, type, parameters), entry.name};
}

DeclaredGroup<ModelChoice> neuron_options() {
  Option model{"model", "NAME", "the neuron's update rule ('list' shows all); default lif"};
  model.words = names_of_models();
  Option file{"model-file", "FILE.json",
              "use a neuron that is described in a file: a base model and its parameters ('list' shows how)"};
  file.file = FileRole::reads;
  Option dtype{
      "dtype", "TYPE",
      "number type of the neuron: double, float, int or fixed:W.F:ROUNDING:OVERFLOW; "
      "default double, or int for a model without double ('list' shows the number types of each model)"};
  dtype.words = {"double", "float", "int", "fixed:16.8:nearest-even:saturate"};
  Declaration<ModelChoice> neuron;  // its options have a meaning only together
  neuron.options = {std::move(model),
                    std::move(file),
                    {"set", "NAME=VALUE", "a parameter of the model; repeatable", Option::Kind::list},
                    {"threshold", "V", "short for --set threshold=V; default of lif: 1"},
                    {"beta", "B", "short for --set beta=B; 0 to 1, default of lif: 0.9"},
                    std::move(dtype)};
  neuron.take = [](const Settings& settings, ModelChoice& choice) { choice = choose_model(settings); };
  neuron.echo = &options_of_model;
  return {"Neuron", {std::move(neuron)}};
}

}  // namespace lif::testbench
