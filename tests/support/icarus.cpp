#include "support/icarus.hpp"

#include <filesystem>
#include <vector>

#include "support/temporary_folder.hpp"

namespace lif::tests {

bool has_icarus() { return run_process({"sh", "-c", "command -v iverilog"}).exit_code == 0; }

Result simulate(const std::map<std::string, std::string>& files) {
  const TemporaryFolder folder;
  std::vector<std::string> compiler{"iverilog", "-g2012", "-Wall", "-o", "bench.vvp"};
  for (const auto& [name, text] : files) {
    folder.write(name, text);
    if (std::filesystem::path(name).extension() == ".sv") compiler.push_back(name);
  }
  Surroundings surroundings;
  surroundings.folder = folder.path().string();
  Result built = run_process(compiler, surroundings);
  if (built.exit_code != 0 || !built.err.empty()) return built;
  return run_process({"vvp", "-n", "bench.vvp"}, surroundings);
}

}  // namespace lif::tests
