#include "commands/shared_options.hpp"

#include <algorithm>

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
           {"set", "NAME=VALUE", "a parameter of the model; repeatable", Option::Kind::list},
           {"threshold", "V", "short for --set threshold=V; default of lif: 1"},
           {"beta", "B", "short for --set beta=B; 0 to 1, default of lif: 0.9"},
           {"dtype", "TYPE", "number type of the neuron: double or float; default double"}}};
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

ModelChoice choose_model(const Settings& settings) {
  const Setting default_model{"lif", Layer::none, "default"};
  const Setting default_dtype{"double", Layer::none, "default"};
  const Setting* model = settings.find("model");
  const Setting* dtype = settings.find("dtype");
  if (model == nullptr) model = &default_model;
  if (dtype == nullptr) dtype = &default_dtype;

  const ModelEntry& entry = find_model(*model);
  const NumberKind kind = find_number_kind(*dtype, entry);
  const auto assignments = settings.assignments("set", {"threshold", "beta"});
  return {&entry, entry.configure(kind, without_foreign(assignments, entry.parameters, model->layer))};
}

EffectiveOptions effective_options(const ModelChoice& choice) {
  EffectiveOptions options{{"model", choice.entry->name}, {"dtype", name_of(choice.model.kind)}};
  for (const ParameterEntry& parameter : choice.model.parameters) {
    options.emplace_back("set", parameter.name + "=" + to_text(parameter.value));
  }
  return options;
}

}  // namespace lif::testbench
