#pragma once

#include <string>
#include <utility>

#include <lif/common/output_file.hpp>

#include <lif/catalogue/neuron_description.hpp>

#include "simulation/recorder.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

/// Writes `step,input,potential,spike` and further state variables, one row for each step, so that the values
/// read back as the same bits.
class CsvRecorder : public Recorder {
 public:
  CsvRecorder(OutputFile& file, NeuronDescription neuron) : file_(file), neuron_(std::move(neuron)) {
    std::string header = "step,input,potential,spike";
    for (const StateVariable& variable : neuron_.recorded) header += std::string(",") + variable.info.name;
    file_.write(header + "\n");
  }

  void record(const StepRecord& record) override {
    const NumberKind kind = neuron_.type.kind;
    row_ = std::to_string(record.step);
    append(record.input, kind);
    append(record.potential, kind);
    append(record.spike, neuron_.spike_kind);
    for (std::size_t i = 0; i < record.further.size(); ++i) {
      append(record.further[i], neuron_.recorded[i].kind);
    }
    row_ += '\n';
    file_.write(row_);
  }

  void finish(std::uint64_t) override { file_.flush(); }

 private:
  void append(double value, NumberKind kind) {
    row_ += ',';
    append_number(row_, value, kind);
  }

  OutputFile& file_;
  NeuronDescription neuron_;
  std::string row_;
};

}  // namespace lif::testbench
