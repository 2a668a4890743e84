#pragma once

#include <string>

#include <lif/common/output_file.hpp>

#include "simulation/recorder.hpp"

namespace lif::testbench {

/// Writes `step,neuron`, one row for each step in which the neuron, which has number 0, spikes. It keeps the
/// file of a long run with few spikes small. A spike that counts several or has a height has one row, too.
class SpikeListRecorder : public Recorder {
 public:
  explicit SpikeListRecorder(OutputFile& file) : file_(file) { file_.write("step,neuron\n"); }

  void record(const StepRecord& record) override {
    if (record.spike != 0) file_.write(std::to_string(record.step) + ",0\n");
  }

  void finish(std::uint64_t) override { file_.flush(); }

 private:
  OutputFile& file_;
};

}  // namespace lif::testbench
