#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "commands/waveform_options.hpp"
#include "simulation/recorder.hpp"

namespace lif::testbench {

struct RunConfiguration;

/// One format in which `run` records: the option that names its file, and what writes the file.
struct RunOutput {
  std::string option;
  std::string value_name;
  std::string help;
  std::function<std::unique_ptr<Recorder>(OutputFile& file, const RunConfiguration& run)> make;
  std::string name_in_folder = {};              ///< of the file in the --out folder; "": not there
  std::optional<WaveformFormat> waveform = {};  ///< of those that --trace and --trace-window choose for
  void (*require)(const std::string&) =
      nullptr;  ///< refuses a path that cannot be written; see require_fst()
  /// Where the file is recorded, if it only becomes the named one in the end.
  std::string (*recorded_at)(const std::string&) = nullptr;
};

/// All formats, in the order of the help.
const std::vector<RunOutput>& run_outputs();

}  // namespace lif::testbench
