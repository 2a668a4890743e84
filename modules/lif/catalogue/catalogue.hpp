#pragma once

#include <map>
#include <string>
#include <vector>

#include <lif/catalogue/dynamic_model.hpp>
#include <lif/models/parameter_entry.hpp>
#include <lif/numbers/number_type.hpp>

namespace lif {

/// A model for one family of number types, which all have the same parameters and the same state.
struct ModelForm {
  std::vector<NumberKind> kinds;           ///< the kinds of number type; the default comes first
  std::vector<ParameterEntry> parameters;  ///< the parameters with their defaults
  std::vector<std::string> state;          ///< names of the state variables
  DynamicParameters (*defaults)(const NumberType& type) =
      nullptr;  ///< the default parameters in a number type
};

/// One model that users can name.
struct ModelEntry {
  std::string name;              ///< name as users type it: `snntorch.Leaky`
  std::string meaning;           ///< description in one line, without a full stop
  std::vector<ModelForm> forms;  ///< the default number type is the first kind of the first form

  /// The kind of the default number type.
  NumberKind default_kind() const { return forms.front().kinds.front(); }
  /// The form for a kind of number type, or null.
  const ModelForm* form_of(NumberKind kind) const;
  /// The number types as text: `double, float, fixed:W.F...`.
  std::string number_types() const;
};

/// Models by name: it lists the models, describes their parameters, and makes each of them ready for any
/// module. Code that needs a model by its name is given a catalogue. every_framework() returns one with every
/// model that the library has, and users can add models of their own.
class Catalogue {
 public:
  /// Adds a model.
  /// @throws std::invalid_argument if the name is taken
  void add(ModelEntry entry);

  /// All models, in the order in which they were added.
  const std::vector<ModelEntry>& entries() const { return entries_; }

  /// The model with this name, or null.
  const ModelEntry* find(const std::string& name) const;

  /// Makes a model in a number type with its parameters, ready for any module: see DynamicModel.
  /// @param number_type  text for parse_number_type(); "" selects the model's default
  /// @param parameters   values by name, as users type them; parameters not given have their defaults
  /// @throws std::invalid_argument with the reason in one sentence: an unknown model or parameter, a number
  ///         type that the model lacks, a value out of range, or a parameter that has to be given
  DynamicParameters configure(const std::string& model, const std::string& number_type = "",
                              const std::map<std::string, std::string>& parameters = {}) const;

 private:
  std::vector<ModelEntry> entries_;
};

}  // namespace lif
