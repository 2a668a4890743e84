#include "options/parameters.hpp"

#include "errors.hpp"

namespace lif::testbench {

void assign_parameters(const std::vector<ParameterEntry>& known, std::map<std::string, Setting> settings,
                       const std::string& owner,
                       const std::function<bool(const std::string& name, const std::string& text)>& set) {
  std::vector<std::string> names;
  for (const ParameterEntry& parameter : known) {
    names.push_back(parameter.name);
    const auto found = settings.find(parameter.name);
    if (found == settings.end()) continue;
    if (!set(parameter.name, found->second.value)) refuse(found->second, allowed_text(parameter));
    settings.erase(found);
  }
  if (settings.empty()) return;
  const auto& [name, setting] = *settings.begin();
  std::string problem = no_such_parameter(owner, name, names);
  problem.pop_back();  // the list of all names ends in a bracket
  throw UsageError(setting.origin + ": " + problem + "; 'lif-testbench list " +
                   owner.substr(owner.find(' ') + 1) + "' describes them)");
}

}  // namespace lif::testbench
