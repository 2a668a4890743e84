#include "comparison/run_threshold.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <lif/catalogue/set_number.hpp>

#include "errors.hpp"
#include "options/config_file.hpp"
#include "output/result_names.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

std::optional<double> threshold_of_run(const std::string& trace) {
  const fs::path run_ini = fs::path(trace).parent_path() / results_marker;
  if (trace == "-" || !is_result_name(fs::path(trace).filename().string())) return std::nullopt;
  std::string first_line;
  std::ifstream file(run_ini);
  if (!std::getline(file, first_line) || first_line.rfind(results_signature, 0) != 0) return std::nullopt;
  try {
    for (const ConfigEntry& entry : read_config_entries(run_ini.string())) {
      const auto equals = entry.value.find('=');
      if (entry.name != "set" || equals == std::string::npos) continue;
      const std::string name(trimmed(std::string_view(entry.value).substr(0, equals)));
      const auto is_name = [&](const char* other) { return name == other; };
      if (std::none_of(threshold_names.begin(), threshold_names.end(), is_name)) continue;
      return parse_number<double>(trimmed(std::string_view(entry.value).substr(equals + 1)));
    }
  } catch (const InputError&) {  // a run.ini that cannot be read says nothing about the trace
  }
  return std::nullopt;
}

}  // namespace lif::testbench
