#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// Draws the spikes of some groups of neurons over time, a band for each group, with a dot for each spike. If
/// a run is long or a group is large, one dot stands for all spikes of neighbouring neurons in neighbouring
/// steps, so that no spike is lost.
class RasterPicture {
 public:
  explicit RasterPicture(std::string title) : title_(std::move(title)) {}

  /// Adds a band below the others, before the first step.
  void add_band(const std::string& name, std::size_t neurons);

  void begin_step();
  /// Draws a spike in the step that has begun.
  void spike(std::size_t band, std::size_t neuron) {
    Band& own = bands_[band];
    own.columns[column_][neuron * own.rows / own.neurons] = true;
  }

  /// The picture of all steps so far.
  std::string finished() const;

 private:
  struct Band {
    std::string name;
    std::size_t neurons;
    std::size_t rows;
    std::vector<std::vector<bool>> columns;  // for each column of the picture, whether a row has a spike
  };

  static constexpr std::size_t most_columns = 800;
  static constexpr std::size_t most_rows = 160;

  void halve();

  std::string title_;
  std::vector<Band> bands_;
  std::uint64_t steps_ = 0;
  std::uint64_t steps_per_column_ = 1;
  std::size_t column_ = 0;
};

}  // namespace lif::testbench
