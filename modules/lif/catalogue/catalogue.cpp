#include <lif/catalogue/catalogue.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <lif/common/did_you_mean.hpp>

namespace lif {

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

void Catalogue::add(ModelEntry entry) {
  if (find(entry.name) != nullptr) throw std::invalid_argument("there is already a model " + entry.name);
  entries_.push_back(std::move(entry));
}

const ModelEntry* Catalogue::find(const std::string& name) const {
  const auto found =
      std::find_if(entries_.begin(), entries_.end(), [&](const ModelEntry& one) { return one.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

DynamicParameters Catalogue::configure(const std::string& model, const std::string& number_type,
                                       const std::map<std::string, std::string>& parameters) const {
  const ModelEntry* const entry = find(model);
  if (entry == nullptr) {
    std::vector<std::string> names;
    for (const ModelEntry& one : entries_) names.push_back(one.name);
    throw std::invalid_argument("unknown model '" + model + "'" + did_you_mean(model, names));
  }
  const auto type =
      number_type.empty() ? NumberType{entry->default_kind(), {}} : parse_number_type(number_type);
  const ModelForm* const form = type ? entry->form_of(type->kind) : nullptr;
  if (form == nullptr) {
    throw std::invalid_argument("model " + model + " has no number type '" + number_type + "': allowed is " +
                                entry->number_types());
  }
  DynamicParameters configured = form->defaults(*type);
  for (const auto& [name, text] : parameters) {
    if (configured.set(name, text)) continue;
    const std::vector<ParameterEntry> known = configured.entries();
    const auto refused =
        std::find_if(known.begin(), known.end(),
                     [&, &wanted = name](const ParameterEntry& one) { return one.name == wanted; });
    throw std::invalid_argument("model " + model + ": " + name + " = '" + text + "': allowed is " +
                                allowed_text(*refused));
  }
  configured.make_rule();  // throws if the values do not go together
  return configured;
}

}  // namespace lif
