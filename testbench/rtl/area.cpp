#include "rtl/area.hpp"

#include <stdlib.h>  // NOLINT(modernize-deprecated-headers): mkdtemp() is of POSIX

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <lif/common/output_file.hpp>

#include "child/run_program.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

struct Target {
  const char* name;
  const char* synthesis;
};

constexpr std::array<Target, 4> targets{{{"gates", "synth -flatten; abc -g cmos2; opt_clean"},
                                         {"ice40", "synth_ice40"},
                                         {"ecp5", "synth_ecp5"},
                                         {"xilinx", "synth_xilinx -flatten"}}};

// A folder of its own for the files of Yosys.
class WorkingFolder {
 public:
  WorkingFolder() {
    const std::string place_holders(6, 'X');
    std::string pattern = (fs::temp_directory_path() / ("lif-area-" + place_holders)).string();
    if (::mkdtemp(pattern.data()) == nullptr)
      throw OutputError(pattern + ": cannot be created: " + std::strerror(errno), errno);
    path_ = pattern;
  }
  ~WorkingFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  WorkingFolder(const WorkingFolder&) = delete;
  WorkingFolder& operator=(const WorkingFolder&) = delete;

  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream file(path_ / name);
    file << text;
    if (!file.flush()) throw OutputError(*this / name + ": cannot be written in full");
  }

 private:
  fs::path path_;
};

bool contains(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }

Area area_of(const char* target, const Json& statistics) {
  Area area;
  area.target = target;
  area.cells = statistics.at("num_cells").get<std::uint64_t>();
  for (const auto& [type, number] : statistics.at("num_cells_by_type").items()) {
    const auto count = number.get<std::uint64_t>();
    const bool is_flip_flop =
        contains(type, "DFF") || contains(type, "TRELLIS_FF") || type.rfind("FD", 0) == 0;
    if (is_flip_flop) area.flip_flops += count;
    if (contains(type, "LUT")) area.luts += count;
    if (contains(type, "CARRY") || contains(type, "CCU2")) area.carries += count;
    if (contains(type, "DSP") || contains(type, "MULT") || contains(type, "MAC16")) area.multipliers += count;
  }
  return area;
}

}  // namespace

std::optional<std::vector<Area>> synthesised_area(const std::string& module_name, const std::string& text) {
  const WorkingFolder folder;
  folder.write("module.sv", text);
  std::string script = "read_verilog -sv " + (folder / "module.sv") + "\ndesign -save read\n";
  for (const Target& target : targets) {
    // The options of each synthesis stand in front of further commands.
    const std::string commands = target.synthesis;
    const std::size_t end = std::min(commands.find(';'), commands.size());
    script += "design -load read\n" + commands.substr(0, end) + " -top " + module_name +
              commands.substr(end) + "\ntee -q -o " + (folder / (std::string(target.name) + ".json")) +
              " stat -json\n";
  }
  folder.write("area.ys", script);
  const int code = run_silently({"yosys", "-q", folder / "area.ys"});
  if (code == program_not_found) return std::nullopt;
  if (code != 0)
    throw OutputError("yosys failed to synthesise " + module_name + " (exit code " + std::to_string(code) +
                      ")");
  std::vector<Area> areas;
  for (const Target& target : targets) {
    std::ifstream file(folder / (std::string(target.name) + ".json"));
    const Json report = Json::parse(file, nullptr, false);
    if (report.is_discarded() || !report.contains("design"))
      throw OutputError("yosys gave no statistics of " + module_name);
    areas.push_back(area_of(target.name, report.at("design")));
  }
  return areas;
}

std::string area_text(const std::vector<Area>& areas) {
  std::string text = "area      cells  flip-flops   LUTs  carries  multipliers\n";
  const auto column = [](std::uint64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width > digits.size() ? width - digits.size() : 1, ' ') + digits;
  };
  for (const Area& area : areas) {
    text += area.target + std::string(8 - std::min<std::size_t>(8, area.target.size()), ' ') +
            column(area.cells, 7) + column(area.flip_flops, 12) + column(area.luts, 7) +
            column(area.carries, 9) + column(area.multipliers, 13) + "\n";
  }
  return text;
}

Json area_json(const std::vector<Area>& areas) {
  Json report = Json::object();
  for (const Area& area : areas) {
    report[area.target] = {{"cells", area.cells},
                           {"flip_flops", area.flip_flops},
                           {"luts", area.luts},
                           {"carries", area.carries},
                           {"multipliers", area.multipliers}};
  }
  return report;
}

}  // namespace lif::testbench
