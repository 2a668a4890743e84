#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "network/network_bench.hpp"
#include "text/csv_reader.hpp"

namespace lif::testbench {

/// Which samples are read, if several processes share them: each has its turn in each round.
struct SampleTurns {
  std::size_t ranks = 1;                 ///< number of processes, which is that of the samples of a round
  std::size_t rank = 0;                  ///< number of the sample of a round that is read
  std::function<void()> before_round{};  ///< called before each round, if there is one
};

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
  SampleSource(const std::string& path, const LayerGraph& network, double scale, std::uint64_t steps,
               SampleTurns turns = {});

  /// Gives the next step; returns false after the last sample, and if a signal has arrived.
  bool next(NetworkBench::Drive& drive);

  /// The sample of the last step that next() gave.
  const Sample& sample() const { return sample_; }
  /// Whether that step was the sample's last.
  bool is_last_step() const { return step_ == steps_; }

 private:
  bool read_sample(Frame<>& frame);
  bool skip(std::size_t samples);
  double value(std::size_t column) const;

  CsvReader reader_;
  std::size_t classes_;
  double scale_;
  Precision precision_;
  std::uint64_t steps_;
  SampleTurns turns_;
  std::size_t rest_of_round_ = 0;  // number of samples until the next round
  std::uint64_t step_;             // number of steps of the current sample that are done
  Sample sample_{};
};

}  // namespace lif::testbench
