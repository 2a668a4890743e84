#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <lif/models/parameter_entry.hpp>

#include "options/settings.hpp"

namespace lif::testbench {

/// Passes settings to the parameters that they name, in the order of the parameters.
/// @param owner  what a message calls the owner of the parameters, such as `model lif`
/// @param set    takes a name and a text; returns whether the text is an allowed value
/// @throws UsageError for a value that is not allowed, and for a name that is not known
void assign_parameters(const std::vector<ParameterEntry>& known, std::map<std::string, Setting> settings,
                       const std::string& owner,
                       const std::function<bool(const std::string& name, const std::string& text)>& set);

/// Sets the members of an aggregate by the names that its `describe` gives them.
/// @throws UsageError for a value that is not allowed, and for a name that is not known
template <class Parameters>
void assign_parameters(Parameters& parameters, const std::map<std::string, Setting>& settings,
                       const std::string& owner) {
  assign_parameters(parameter_entries(parameters), settings, owner,
                    [&](const std::string& name, const std::string& text) {
                      return set_parameter(parameters, name, text, owner);
                    });
}

}  // namespace lif::testbench
