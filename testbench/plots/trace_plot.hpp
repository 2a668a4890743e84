#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <lif/common/output_file.hpp>

#include "simulation/recorder.hpp"

namespace lif::testbench {

/// Draws the current, the potential with its threshold, and the spikes over time. If a run is long, each
/// column of the picture shows the range of several steps, so that no peak and no spike is lost.
class TracePlot : public Recorder {
 public:
  TracePlot(OutputFile& file, std::string title, std::optional<double> threshold)
      : file_(file), title_(std::move(title)), threshold_(threshold) {}

  void record(const StepRecord& record) override;
  void finish(std::uint64_t steps) override;

 private:
  struct Range {
    double first = 0, low = 0, high = 0, last = 0;

    void begin(double value) { first = low = high = last = value; }
    void extend(const Range& later);
  };

  /// What is shown of `steps_per_column_` successive steps.
  struct Column {
    Range input, potential;
    bool has_spike = false;

    void extend(const Column& later);
  };

  static constexpr std::size_t most_columns = 1600;

  void halve();
  void draw_held(class Svg& svg, const class Axis& x, const class Axis& y, Range Column::*quantity,
                 const char* style) const;

  OutputFile& file_;
  std::string title_;
  std::optional<double> threshold_;
  std::vector<Column> columns_;
  std::uint64_t steps_per_column_ = 1;
  std::uint64_t steps_in_last_ = 1;
};

}  // namespace lif::testbench
