#include "commands/rtl_options.hpp"

#include <lif/rtl/identifier.hpp>

#include "errors.hpp"
#include "output/versions.hpp"

namespace lif::testbench {

std::string parse_module_name(const Setting& setting) {
  const std::string problem = systemverilog::problem_of_identifier(setting.value);
  if (!problem.empty()) throw UsageError(setting.origin + ": '" + setting.value + "' " + problem);
  return setting.value;
}

std::string rtl_signature(const std::string& command) {
  return "lif-testbench " + versions().front().second + " " + command;
}

}  // namespace lif::testbench
