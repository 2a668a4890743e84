#pragma once

#include <string>

#include <lif/common/output_file.hpp>

#include "simulation/recorder.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// `step,input,potential,spike`, one row a step, in values that read back as the same bits.
class CsvRecorder : public Recorder {
 public:
  CsvRecorder(OutputFile& file, NumberKind kind) : file_(file), kind_(kind) {
    file_.write("step,input,potential,spike\n");
  }

  void record(const StepRecord& record) override {
    row_ = std::to_string(record.step) + ",";
    append_number(row_, record.input, kind_);
    row_ += ',';
    append_number(row_, record.potential, kind_);
    row_ += ',';
    append_number(row_, record.spike, kind_);
    row_ += '\n';
    file_.write(row_);
  }

  void finish(std::uint64_t) override { file_.flush(); }

 private:
  OutputFile& file_;
  NumberKind kind_;
  std::string row_;
};

}  // namespace lif::testbench
