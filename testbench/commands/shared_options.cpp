#include "commands/shared_options.hpp"

#include <algorithm>

#include "errors.hpp"
#include "models/model_file.hpp"

namespace lif::testbench {

OptionGroup general_options() {
  using Kind = Option::Kind;
  return {"General",
          {{"help", "", "show this help and exit", Kind::flag, true},
           {"config", "FILE", "read options from FILE, one 'name = value' a line; run.ini is such a file"},
           {"quiet", "", "no summary and no progress", Kind::flag},
           {"json", "", "print the summary as JSON", Kind::flag}}};
}

OptionGroup neuron_options() {
  return {"Neuron",
          {{"model", "NAME", "the neuron's update rule ('list' shows all); default lif"},
           {"model-file", "FILE.json",
            "a neuron described in a file instead: a base model and its parameters ('list' shows how)"},
           {"set", "NAME=VALUE", "a parameter of the model; repeatable", Option::Kind::list},
           {"threshold", "V", "short for --set threshold=V; default of lif: 1"},
           {"beta", "B", "short for --set beta=B; 0 to 1, default of lif: 0.9"},
           {"dtype", "TYPE",
            "number type of the neuron: double, float, int or fixed:W.F:ROUNDING:OVERFLOW; "
            "default double, or the model's only one ('list' shows which it has)"}}};
}

std::map<std::string, Setting> without_foreign(std::map<std::string, Setting> settings,
                                               const std::vector<ParameterEntry>& known, Layer chooser) {
  for (auto entry = settings.begin(); entry != settings.end();) {
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const ParameterEntry& parameter) {
      return parameter.name == entry->first;
    });
    entry = !is_known && entry->second.layer < chooser ? settings.erase(entry) : std::next(entry);
  }
  return settings;
}

namespace {

// What a model file says is wrong is wrong with an input, not with the command line.
template <class Action>
auto as_input(const ModelFile& file, const Action& action) {
  try {
    return action();
  } catch (const UsageError& error) {
    const std::string text = error.what();
    if (text.rfind(file.path, 0) == 0) throw InputError(text);
    throw;
  }
}

ModelChoice choose_from_file(const Settings& settings, const Setting& path) {
  const ModelFile file = read_model_file(path.value);
  return as_input(file, [&]() -> ModelChoice {
    const ModelEntry& entry = find_model({file.model, Layer::none, file.path});
    const std::string first = name_of(entry.forms.front().kinds.front());
    const Setting file_dtype{file.dtype.empty() ? first : file.dtype, Layer::none, file.path};
    const Setting* dtype = settings.find("dtype");
    const NumberType type = find_number_type(dtype != nullptr ? *dtype : file_dtype, entry);
    const ModelForm& form = *entry.form_of(type.kind);
    auto parameters =
        without_foreign(settings.assignments("set", {"threshold", "beta"}), form.parameters, path.layer);
    parameters.insert(file.parameters.begin(), file.parameters.end());
    return {&entry, form.configure(type, parameters)};
  });
}

}  // namespace

ModelChoice choose_model(const Settings& settings) {
  const Setting default_model{"lif", Layer::none, "default"};
  const Setting* model = settings.find("model");
  const Setting* file = settings.find("model-file");
  if (model != nullptr && file != nullptr && model->layer == file->layer) {
    throw UsageError(file->origin + " and " + model->origin + " exclude each other: choose one");
  }
  if (file != nullptr && (model == nullptr || file->layer > model->layer)) {
    return choose_from_file(settings, *file);
  }
  if (model == nullptr) model = &default_model;
  const Setting* dtype = settings.find("dtype");

  const ModelEntry& entry = find_model(*model);
  const Setting default_dtype{name_of(entry.forms.front().kinds.front()), Layer::none, "default"};
  if (dtype == nullptr) dtype = &default_dtype;
  const NumberType type = find_number_type(*dtype, entry);
  const ModelForm& form = *entry.form_of(type.kind);
  const auto assignments = settings.assignments("set", {"threshold", "beta"});
  return {&entry, form.configure(type, without_foreign(assignments, form.parameters, model->layer))};
}

ModelChoice choose_model_named(const Settings& settings, const Setting& name) {
  const ModelEntry& entry = find_model(name);
  NumberType type{entry.forms.front().kinds.front(), {}};
  if (const Setting* dtype = settings.find("dtype")) {
    const auto given = parse_number_type(dtype->value);
    if (!given || entry.form_of(given->kind) != nullptr) type = find_number_type(*dtype, entry);
  }
  const ModelForm& form = *entry.form_of(type.kind);
  // What another of the models has is meant for that one.
  auto parameters = settings.assignments("set", {});
  for (auto& [parameter, setting] : parameters) setting.layer = Layer::none;
  parameters = without_foreign(std::move(parameters), form.parameters, Layer::command_line);
  return {&entry, form.configure(type, parameters)};
}

EffectiveOptions effective_options(const ModelChoice& choice) {
  EffectiveOptions options{{"model", choice.entry->name}, {"dtype", choice.model.neuron.type.name()}};
  for (const ParameterEntry& parameter : choice.model.parameters) {
    options.emplace_back("set", parameter.name + "=" + parameter.text);
  }
  return options;
}

}  // namespace lif::testbench
