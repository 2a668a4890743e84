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
#include "interrupt.hpp"

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

struct Target {
  const char* name;
  const char* synthesis;
};

constexpr Target ice40{"ice40", "synth_ice40"};
constexpr std::array<Target, 4> targets{{{"gates", "synth -flatten; abc -g cmos2; opt_clean"},
                                         ice40,
                                         {"ecp5", "synth_ecp5"},
                                         {"xilinx", "synth_xilinx -flatten"}}};

// A folder of its own for the files of Yosys.
class WorkingFolder {
 public:
  WorkingFolder() {
    const std::string place_holders(6, 'X');
    std::error_code problem;
    const fs::path parent = fs::temp_directory_path(problem);
    if (problem)
      throw OutputError("--area: there is no folder for temporary files (TMPDIR): " + problem.message());
    std::string pattern = (parent / ("lif-area-" + place_holders)).string();
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

  std::string path() const { return path_.string(); }
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
  area.cells = statistics.value("num_cells", std::uint64_t{0});
  const Json by_type = statistics.value("num_cells_by_type", Json::object());
  for (const auto& [type, number] : by_type.items()) {
    const auto count = number.is_number_unsigned() ? number.get<std::uint64_t>() : 0;
    const bool is_flip_flop =
        contains(type, "DFF") || contains(type, "TRELLIS_FF") || type.rfind("FD", 0) == 0;
    if (is_flip_flop) area.flip_flops += count;
    if (contains(type, "LUT")) area.luts += count;
    if (contains(type, "CARRY") || contains(type, "CCU2")) area.carries += count;
    if (contains(type, "DSP") || contains(type, "MULT") || contains(type, "MAC16")) area.multipliers += count;
    if (contains(type, "RAM") || contains(type, "DP16K") || contains(type, "DPR16")) area.memories += count;
  }
  return area;
}

}  // namespace

namespace {

// The areas for these targets.
std::optional<std::vector<Area>> synthesised(const std::string& module_name,
                                             const std::vector<SourceFile>& files, const Target* begin,
                                             const Target* end) {
  const WorkingFolder folder;
  std::string script = "read_verilog -sv";
  for (const SourceFile& file : files) {
    folder.write(file.name, file.text);
    if (fs::path(file.name).extension() == ".sv") script += " " + file.name;
  }
  script += "\ndesign -save read\n";
  for (const Target* target = begin; target != end; ++target) {
    // The options of each synthesis stand in front of further commands.
    const std::string commands = target->synthesis;
    const std::size_t first = std::min(commands.find(';'), commands.size());
    script += "design -load read\n" + commands.substr(0, first) + " -top " + module_name +
              commands.substr(first) + "\ntee -q -o " + target->name + ".json stat -json\n";
  }
  folder.write("area.ys", script);
  const int code = run_silently({"yosys", "-q", "area.ys"}, folder.path());
  if (interrupted()) throw Interrupted();
  if (code == program_not_found) return std::nullopt;
  if (code != 0)
    throw OutputError("yosys failed to synthesise " + module_name + " (exit code " + std::to_string(code) +
                      ")");
  std::vector<Area> areas;
  for (const Target* target = begin; target != end; ++target) {
    std::ifstream file(folder / (std::string(target->name) + ".json"));
    const Json report = Json::parse(file, nullptr, false);
    if (!report.is_object() || !report.contains("design") || !report["design"].is_object())
      throw OutputError("yosys gave no statistics of " + module_name);
    areas.push_back(area_of(target->name, report["design"]));
  }
  return areas;
}

}  // namespace

std::optional<std::vector<Area>> synthesised_area(const std::string& module_name,
                                                  const std::vector<SourceFile>& files) {
  return synthesised(module_name, files, targets.data(), targets.data() + targets.size());
}

std::optional<std::uint64_t> synthesised_luts(const std::string& module_name,
                                              const std::vector<SourceFile>& files) {
  const auto areas = synthesised(module_name, files, &ice40, &ice40 + 1);
  if (!areas) return std::nullopt;
  return areas->front().luts;
}

std::string area_text(const std::vector<Area>& areas) {
  std::string text = "area      cells  flip-flops   LUTs  carries  multipliers  memories\n";
  const auto column = [](std::uint64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width > digits.size() ? width - digits.size() : 1, ' ') + digits;
  };
  for (const Area& area : areas) {
    text += area.target + std::string(8 - std::min<std::size_t>(8, area.target.size()), ' ') +
            column(area.cells, 7) + column(area.flip_flops, 12) + column(area.luts, 7) +
            column(area.carries, 9) + column(area.multipliers, 13) + column(area.memories, 10) + "\n";
  }
  return text;
}

Json area_json(const std::vector<Area>& areas) {
  Json report = Json::object();
  for (const Area& area : areas) {
    report[area.target] = {
        {"cells", area.cells},     {"flip_flops", area.flip_flops},   {"luts", area.luts},
        {"carries", area.carries}, {"multipliers", area.multipliers}, {"memories", area.memories}};
  }
  return report;
}

}  // namespace lif::testbench
