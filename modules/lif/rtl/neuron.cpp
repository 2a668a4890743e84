#include <lif/rtl/neuron.hpp>

#include <algorithm>
#include <stdexcept>

#include <lif/models/alif.hpp>
#include <lif/models/lif.hpp>
#include <lif/models/nir/cuba_lif.hpp>
#include <lif/models/nir/if.hpp>
#include <lif/models/nir/lif.hpp>
#include <lif/models/rtl/presets.hpp>
#include <lif/models/snntorch/leaky.hpp>
#include <lif/models/snntorch/synaptic.hpp>
#include <lif/rtl/recipe.hpp>
#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

namespace {

struct Covered {
  const char* model;
  NumberKind kind;  // the kind of number type that the recipe covers
  Neuron (*write)(const NeuronChoice&);
  std::vector<ParameterEntry> defaults;
};

template <class Model>
Covered fixed_point(Neuron (*write)(const NeuronChoice&)) {
  return {Model::name(), NumberKind::fixed, write, parameter_entries(typename Model::Parameters{})};
}

template <class Model>
Covered integer() {
  return {Model::name(), NumberKind::integer, &write_rtl_lif,
          parameter_entries(typename Model::Parameters{})};
}

const std::vector<Covered>& covered() {
  static const std::vector<Covered> all{
      fixed_point<LIF<DynamicFixed>>(&write_lif),
      fixed_point<ALIF<DynamicFixed>>(&write_alif),
      fixed_point<snntorch::Leaky<DynamicFixed>>(&write_snntorch_leaky),
      fixed_point<snntorch::Synaptic<DynamicFixed>>(&write_snntorch_synaptic),
      fixed_point<nir::LIF<DynamicFixed>>(&write_nir_lif),
      fixed_point<nir::IF<DynamicFixed>>(&write_nir_if),
      fixed_point<nir::CubaLIF<DynamicFixed>>(&write_nir_cuba_lif),
      integer<rtl::LIF>(),
      integer<rtl::TinyOdin>(),
      integer<rtl::Tt07Refractory>(),
      integer<rtl::Tt05Shift>(),
  };
  return all;
}

// The parameters that differ from the model's own, as text.
std::string changed_parameters(const NeuronChoice& choice, const std::vector<ParameterEntry>& defaults) {
  std::string text;
  for (const ParameterEntry& entry : choice.parameters) {
    const bool is_default = std::any_of(defaults.begin(), defaults.end(), [&](const ParameterEntry& other) {
      return other.name == entry.name && other.text == entry.text;
    });
    if (!is_default) text += (text.empty() ? "" : ", ") + entry.name + " = " + entry.text;
  }
  return text;
}

std::string heading(const NeuronChoice& choice, const Covered& covered, const std::string& rule) {
  const std::string changed = changed_parameters(choice, covered.defaults);
  return choice.model + " in " + choice.type.name() +
         (changed.empty() ? ", with its default parameters" : ", with " + changed) + ":\n\n" +
         indented(rule, "    ");
}

}  // namespace

std::string Neuron::text() const { return module.text(heading_text); }

Neuron make_neuron(const NeuronChoice& choice) {
  for (const Covered& one : covered()) {
    if (choice.model != one.model) continue;
    if (choice.type.kind != one.kind) {
      throw std::invalid_argument("SystemVerilog of " + choice.model + " needs --dtype " +
                                  (one.kind == NumberKind::fixed ? "fixed:W.F" : "int") + ", and not " +
                                  name_of(choice.type.kind));
    }
    Neuron neuron = one.write(choice);
    neuron.heading_text = heading(choice, one, neuron.rule);
    return neuron;
  }
  throw std::invalid_argument("there is no SystemVerilog of " + choice.model + ": covered are " +
                              covered_models());
}

std::string covered_models() {
  std::vector<std::string> names;
  for (const Covered& one : covered()) names.emplace_back(one.model);
  return choice_text(names);
}

}  // namespace lif::systemverilog
