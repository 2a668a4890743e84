#include "plots/trace_plot.hpp"

#include <algorithm>

#include "plots/svg.hpp"

namespace lif::testbench {

void TracePlot::Range::extend(const Range& later) {
  low = std::min(low, later.low);
  high = std::max(high, later.high);
  last = later.last;
}

void TracePlot::Column::extend(const Column& later) {
  input.extend(later.input);
  potential.extend(later.potential);
  has_spike = has_spike || later.has_spike;
}

void TracePlot::record(const StepRecord& record) {
  Column step;
  step.input.begin(record.input);
  step.potential.begin(record.potential);
  step.has_spike = record.spike != 0;
  if (step.has_spike) {
    // The line rises to the potential that crossed the threshold, and falls to the potential after the reset.
    step.potential.first = record.potential_before_reset;
    step.potential.low = std::min(record.potential_before_reset, record.potential);
    step.potential.high = std::max(record.potential_before_reset, record.potential);
  }
  if (!columns_.empty() && steps_in_last_ < steps_per_column_) {
    columns_.back().extend(step);
    ++steps_in_last_;
    return;
  }
  if (columns_.size() == most_columns) halve();
  columns_.push_back(step);
  steps_in_last_ = 1;
}

void TracePlot::halve() {
  for (std::size_t i = 0; i < columns_.size() / 2; ++i) {
    columns_[i] = columns_[2 * i];
    columns_[i].extend(columns_[2 * i + 1]);
  }
  columns_.resize(columns_.size() / 2);
  steps_per_column_ *= 2;
}

// Draws each value as constant from its step to the next, as in the waveform.
void TracePlot::draw_held(Svg& svg, const Axis& x, const Axis& y, Range Column::*quantity,
                          const char* style) const {
  Svg::Points points;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Range& range = columns_[i].*quantity;
    const double left = x.place(static_cast<double>(i * steps_per_column_));
    const double right = x.place(static_cast<double>((i + 1) * steps_per_column_));
    points.emplace_back(left, y.place(range.first));
    if (range.low != range.high) {
      points.emplace_back(left, y.place(range.low));
      points.emplace_back(left, y.place(range.high));
    }
    points.emplace_back(left, y.place(range.last));
    points.emplace_back(right, y.place(range.last));
  }
  svg.polyline(points, style);
}

void TracePlot::finish(std::uint64_t steps) {
  Column all;
  if (!columns_.empty()) all = columns_.front();
  for (const Column& column : columns_) all.extend(column);

  constexpr double left = 90;
  constexpr double right = 940;
  const Axis x = Axis::counting(0, static_cast<double>(std::max<std::uint64_t>(steps, 1)), left, right);
  const Axis current(std::min(0.0, all.input.low), std::max(0.0, all.input.high), 160, 50);
  const Axis potential(std::min(all.potential.low, threshold_.value_or(all.potential.low)),
                       std::max(all.potential.high, threshold_.value_or(all.potential.high)), 420, 190);
  const Axis spikes = Axis::exact(0, 1, 500, 450);

  Svg svg(960, 550);
  svg.fitted_text(left, 28, title_, "start", 15, right - left, R"(font-weight="bold")");
  svg.panel(x, current, "input current", false);
  draw_held(svg, x, current, &Column::input, R"(stroke="#e07b00" stroke-width="1.5")");
  svg.panel(x, potential, "potential", false);
  draw_held(svg, x, potential, &Column::potential, R"(stroke="#1f66b0" stroke-width="1.5")");
  if (threshold_) {
    const double threshold = potential.place(*threshold_);
    svg.line(left, threshold, right, threshold,
             R"(stroke="#333" stroke-width="1.2" stroke-dasharray="6 4" opacity="0.7")");
    svg.note(left + 6, threshold - 6, "threshold", "start", "#555");
  }

  svg.x_labels(x, 518);
  svg.vertical_text(left - 58, 475, "spikes");
  svg.line(left, 500, right, 500, R"(stroke="#888")");
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!columns_[i].has_spike) continue;
    const double place = x.place(static_cast<double>(i * steps_per_column_));
    svg.line(place, spikes.first(), place, spikes.last(), R"(stroke="#7a1fa2" stroke-width="1.5")");
  }
  const std::string decimated = steps_per_column_ == 1 ? ""
                                                       : " (each column shows the range of " +
                                                             std::to_string(steps_per_column_) + " steps)";
  svg.text((left + right) / 2, 540, "step" + decimated, "middle");
  file_.write(svg.finished());
  file_.flush();
}

}  // namespace lif::testbench
