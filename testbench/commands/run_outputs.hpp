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

/// One format in which `run` records: the option that names its file, and how the file is written.
struct RunOutput {
  std::string option;
  std::string value_name;
  std::string help;
  std::function<std::unique_ptr<Recorder>(OutputFile& file, const RunConfiguration& run)> make;
  std::string name_in_folder = {};              ///< name of the file in the --out folder; empty: none
  std::optional<WaveformFormat> waveform = {};  ///< set if the file is a waveform
  /// Whether the file is an FST, which may be recorded as a VCD first; see ResultFiles::open_fst().
  bool is_fst() const { return waveform == WaveformFormat::fst; }
  /// Refuses a path that cannot be written, if there is such a check; see require_fst().
  void (*require)(const std::string&) = nullptr;
};

/// All formats, in the order of the help.
const std::vector<RunOutput>& run_outputs();

}  // namespace lif::testbench
