#include "models/catalogue.hpp"

#include <algorithm>
#include <stdexcept>

#include "models/entries.hpp"
#include "options/find_named.hpp"

namespace lif::testbench {

double ConfiguredModel::parameter(const std::string& name) const {
  for (const ParameterEntry& entry : parameters) {
    if (entry.name == name && entry.number) return *entry.number;
  }
  throw std::logic_error("the model has no number " + name);
}

const ModelForm* ModelEntry::form_of(NumberKind kind) const {
  for (const ModelForm& form : forms) {
    if (std::find(form.kinds.begin(), form.kinds.end(), kind) != form.kinds.end()) return &form;
  }
  return nullptr;
}

std::string ModelEntry::number_types() const {
  std::string text;
  for (const ModelForm& form : forms) {
    for (const NumberKind kind : form.kinds) {
      text += (text.empty() ? "" : ", ") + std::string(name_of(kind)) +
              (kind == NumberKind::fixed ? ":W.F..." : "");
    }
  }
  return text;
}

const std::vector<ModelEntry>& models() {
  static const std::vector<ModelEntry> all = [] {
    std::vector<ModelEntry> entries;
    for (auto* source : {&lif_entries, &snntorch_entries, &norse_entries, &spikingjelly_entries,
                         &sinabs_entries, &lava_entries, &nest_entries, &nir_entries, &rtl_entries}) {
      for (ModelEntry& entry : source()) entries.push_back(std::move(entry));
    }
    return entries;
  }();
  return all;
}

const ModelEntry& find_model(const Setting& name) { return find_named(models(), name, "model"); }

NumberType find_number_type(const Setting& name, const ModelEntry& model) {
  const auto type = parse_number_type(name.value);
  if (type && model.form_of(type->kind) != nullptr) return *type;
  std::string allowed = "one of the number types of model " + model.name + ": " + model.number_types();
  if (model.form_of(NumberKind::fixed) != nullptr) allowed += std::string("; ") + fixed_syntax;
  refuse(name, allowed);
}

}  // namespace lif::testbench
