#pragma once

#include <cstdint>
#include <string>

#include "network/network_bench.hpp"
#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads samples to classify from a CSV file, row by row: `sample,label`, then one column an input in
/// row-major order. Each input is held as a current for a number of steps, and the network is reset before
/// each sample.
class SampleSource {
 public:
  /// What is shown to the network.
  struct Sample {
    std::string name;    ///< as in the file
    std::int64_t label;  ///< the class it belongs to: an index of an output
  };

  /// @param network  says how many inputs and classes there are, and what the values are rounded to
  /// @param scale    the inputs are multiplied with it, in double, and the products rounded once
  /// @param steps    of each sample
  /// @throws InputError naming file, line and column
  SampleSource(const std::string& path, const LayerNetwork& network, double scale, std::uint64_t steps);

  /// The next step; false after the last sample, and when a signal has arrived.
  bool next(NetworkBench::Drive& drive);

  /// The sample of the last step that next() gave.
  const Sample& sample() const { return sample_; }
  /// Whether that step was the sample's last.
  bool is_last_step() const { return step_ == steps_; }

 private:
  bool read_sample(Frame<>& frame);
  double value(std::size_t column) const;

  CsvReader reader_;
  std::size_t classes_;
  double scale_;
  Precision precision_;
  std::uint64_t steps_;
  std::uint64_t step_;  // of the current sample, that are done
  Sample sample_{};
};

}  // namespace lif::testbench
