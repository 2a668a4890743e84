#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/core_setup.hpp"
#include "core/core_waveform.hpp"
#include "output/result_files.hpp"

namespace lif::testbench {

/// The waveform of a clocked core and its files.
class CoreRecording {
 public:
  /// @param out  folder of the results
  /// @param fst  file for the waveform, in place of core.vcd in that folder
  CoreRecording(const CoreSetup& setup, std::string out, std::optional<std::string> fst, ResultFiles& files);

  /// Records a cycle; each cycle follows the one before.
  void record(const CoreCycle& now) { waveform_->record(now); }
  /// Ends the files.
  void finish();

 private:
  std::string out_;
  std::optional<std::string> fst_;
  std::unique_ptr<CoreWaveform> waveform_;
  OutputFile* gtkw_ = nullptr;
};

}  // namespace lif::testbench
