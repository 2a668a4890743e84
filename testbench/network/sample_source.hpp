#pragma once

#include <cstdint>
#include <string>

#include "network/network_bench.hpp"
#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Reads samples to classify from a CSV file, row by row: `sample,label`, then one column for each input in
/// row-major order. The values of a sample are held as currents for a number of steps, and the network is
/// reset before each sample.
class SampleSource {
 public:
  /// The sample that is shown to the network.
  struct Sample {
    std::string name;    ///< name in the file
    std::int64_t label;  ///< the class it belongs to, which is the index of an output
  };

  /// @param network  it says how many inputs and classes there are, and to what precision values are rounded
  /// @param scale    factor for the inputs; they are multiplied in double, and the products are rounded once
  /// @param steps    number of steps for which each sample is shown
  /// @throws InputError naming file, line and column
  SampleSource(const std::string& path, const LayerGraph& network, double scale, std::uint64_t steps);

  /// Gives the next step; returns false after the last sample, and if a signal has arrived.
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
  std::uint64_t step_;  // number of steps of the current sample that are done
  Sample sample_{};
};

}  // namespace lif::testbench
