#pragma once

#include <map>
#include <string>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/models/parameter_entry.hpp>
#include <lif/numbers/number_type.hpp>

namespace lif {

/// A model in one family of number types, which share the model's parameters and state.
struct ModelForm {
  std::vector<NumberKind> kinds;           ///< the kinds of number type, its default first
  std::vector<ParameterEntry> parameters;  ///< with their defaults
  std::vector<std::string> state;          ///< names of the state's variables
  DynamicParameters (*defaults)(const NumberType& type) =
      nullptr;  ///< the default parameters in a number type
};

/// One model that users can name.
struct ModelEntry {
  std::string name;              ///< as users type it: `snntorch.Leaky`
  std::string meaning;           ///< one line, no full stop
  std::vector<ModelForm> forms;  ///< the default number type is the first one of the first form

  /// The kind of the default number type.
  NumberKind default_kind() const { return forms.front().kinds.front(); }
  /// The form of a number type, or null.
  const ModelForm* form_of(NumberKind kind) const;
  /// The number types in words: `double, float, fixed:W.F...`.
  std::string number_types() const;
};

/// Models by name: which there are, what their parameters mean, and each of them ready for any shell. Whoever
/// needs a model by name is handed a catalogue; add_every_framework() fills one with all that the library
/// has, and models of a user's own can be added to it.
class Catalogue {
 public:
  /// Adds a model.
  /// @throws std::invalid_argument if the name is taken
  void add(ModelEntry entry);

  /// All models, in the order in which they were added.
  const std::vector<ModelEntry>& entries() const { return entries_; }

  /// The model of that name, or null.
  const ModelEntry* find(const std::string& name) const;

  /// A model in a number type with its parameters, ready for a shell: see DynamicModel.
  /// @param number_type  as parse_number_type() reads it; "" is the model's default
  /// @param parameters   values by name, as users type them; defaults stand where none is given
  /// @throws std::invalid_argument in one sentence: an unknown model or parameter, a number type that the
  /// model
  ///         lacks, a value out of range, a parameter that has to be given
  DynamicParameters configure(const std::string& model, const std::string& number_type = "",
                              const std::map<std::string, std::string>& parameters = {}) const;

 private:
  std::vector<ModelEntry> entries_;
};

}  // namespace lif
