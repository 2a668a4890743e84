#include "output/run_ini.hpp"

#include "output/result_names.hpp"
#include "output/versions.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

std::string run_ini(const std::string& command, const EffectiveOptions& options, const std::string& remark) {
  std::string text = std::string(results_signature) + " " + command + " --config run.ini\n#";
  for (const auto& [name, version] : versions()) text += " " + name + " " + version + ",";
  text.back() = '\n';
  if (!remark.empty()) text += "# " + remark + "\n";
  for (const auto& [name, value, kind] : options) {
    const bool needs_quotes = value != trimmed(value) || value.front() == '"';
    text += name + " = " + (needs_quotes ? '"' + value + '"' : value) + "\n";
  }
  return text;
}

}  // namespace lif::testbench
