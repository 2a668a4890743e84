#pragma once

#include <string>

#include <lif/common/output_file.hpp>

#include "network/class_counts.hpp"
#include "network/sample_source.hpp"

namespace lif::testbench {

/// Writes predictions, a row for each sample: `sample,label,predicted` and then what each output emitted.
class PredictionsFile {
 public:
  PredictionsFile(OutputFile& file, std::size_t outputs);

  /// Writes the last complete sample.
  void write(const SampleSource::Sample& sample, const ClassCounts& counts);

 private:
  OutputFile& file_;
};

}  // namespace lif::testbench
