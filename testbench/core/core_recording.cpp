#include "core/core_recording.hpp"

#include <utility>

#include <lif/trace/vcd_writer.hpp>

#include "limits.hpp"
#include "options/declare.hpp"
#include "output/fst_file.hpp"

namespace lif::testbench {

CoreRecording::CoreRecording(const CoreSetup& setup, std::string out, std::optional<std::string> fst,
                             ResultFiles& files)
    : out_(std::move(out)), fst_(std::move(fst)) {
  OutputFile& file = fst_ ? files.open_fst(*fst_) : files.open_in_directory("core.vcd");
  waveform_ = std::make_unique<CoreWaveform>(
      [&](const std::string& unit) -> std::unique_ptr<WaveformWriter> {
        if (fst_) return make_fst_writer(file, unit);
        return std::make_unique<VcdWriter>(file, unit);
      },
      setup.words.bits, setup.neuron_bits, default_period_ps);
  gtkw_ = &files.open_in_directory("core.gtkw");
}

void CoreRecording::finish() {
  waveform_->finish();
  gtkw_->write(
      waveform_->view(absolute_path(fst_.value_or(out_ + "/core.vcd")), absolute_path(out_ + "/core.gtkw")));
}

}  // namespace lif::testbench
