#include "output/result_names.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include <lif/common/output_file.hpp>
#include <lif/common/partial_name.hpp>

namespace lif::testbench {

namespace fs = std::filesystem;

namespace {

// What --fst is likely to write into the folder of --out.
const std::vector<std::string> names_for_fst{"lif.fst",         "lif.fst.vcd", "network.fst",
                                             "network.fst.vcd", "core.fst",    "core.fst.vcd"};

bool ends_in(const std::string& text, const std::string& ending) {
  return text.size() >= ending.size() &&
         text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

bool begins_with(const fs::path& path, const std::string& signature) {
  std::string begin(signature.size(), '\0');
  std::ifstream(path).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == signature;
}

// Whether `rtl` or `rtl-layer` may have written a file of this name.
bool is_name_of_rtl(const std::string& name) {
  return ends_in(name, ".sv") || ends_in(name, ".mem") || name == "README.md";
}

}  // namespace

const std::vector<std::string>& result_names() {
  static const std::vector<std::string> names{
      results_marker,    "lif.vcd",     "lif.gtkw",       "trace.csv",      "plot.svg",    "f_i.csv",
      "summary.json",    "output.csv",  "spikes.csv",     "raster.svg",     "network.vcd", "network.gtkw",
      "predictions.csv", "formats.csv", "formats.svg",    "area.svg",       "events.csv",  "states.csv",
      "core.vcd",        "core.gtkw",   "inferences.csv", "potentials.csv", "rates.csv",   "perf.csv"};
  return names;
}

bool is_result_name(const std::string& file_name) {
  const std::string partial_of = name_of_partial(file_name);
  if (!partial_of.empty()) return is_result_name(partial_of);
  const auto is_in = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), file_name) != names.end();
  };
  return is_in(result_names()) || is_in(names_for_fst) || ends_in(file_name, ".spikes.csv") ||
         ends_in(file_name, ".potential.csv");
}

bool is_result_file(const std::string& path) {
  const std::string name = fs::path(path).filename().string();
  if (is_result_name(name)) return true;
  const std::string partial_of = name_of_partial(name);
  if (!partial_of.empty()) return is_name_of_rtl(partial_of);
  return is_name_of_rtl(name) &&
         (begins_with(path, written_signature) || begins_with(path, "<!-- lif-testbench"));
}

FolderContent inspected(const std::string& folder) {
  FolderContent content;
  std::error_code error;
  for (fs::directory_iterator place(folder, error), end; !error && place != end; place.increment(error)) {
    const std::string name = place->path().filename().string();
    std::error_code unknown;
    const bool is_ours = !place->is_directory(unknown) && is_result_file(place->path().string());
    if (is_ours && !name_of_partial(name).empty()) continue;
    content.is_empty = false;
    if (!is_ours) content.other = name;
    if (is_ours && name == results_marker)
      content.is_earlier_run = begins_with(place->path(), results_signature);
  }
  if (error) throw OutputError(folder + ": cannot be read: " + error.message());
  return content;
}

}  // namespace lif::testbench
