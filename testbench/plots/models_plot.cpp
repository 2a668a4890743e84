#include "plots/models_plot.hpp"

#include <algorithm>

#include "plots/svg.hpp"

namespace lif::testbench {

namespace {

constexpr double left = 90;
constexpr double right = 940;
constexpr double first_top = 70;
constexpr double input_height = 90;
constexpr double panel_height = 150;
constexpr double gap = 40;

using Value = std::optional<double> (*)(const TraceRow& row);

// Each value as constant from its step to the next.
Svg::Points held(const std::vector<TraceRow>& rows, const Axis& x, const Axis& y, Value value) {
  Svg::Points points;
  for (const TraceRow& row : rows) {
    const auto shown = value(row);
    if (!shown) continue;
    points.emplace_back(x.place(static_cast<double>(row.step)), y.place(*shown));
    points.emplace_back(x.place(static_cast<double>(row.step + 1)), y.place(*shown));
  }
  return points;
}

Axis axis_of(const std::vector<TraceRow>& rows, const std::vector<Value>& values, double least_high,
             double top, double height) {
  double low = 0;
  double high = least_high;
  for (const TraceRow& row : rows) {
    for (const Value value : values) {
      low = std::min(low, value(row).value_or(0));
      high = std::max(high, value(row).value_or(0));
    }
  }
  return {low, high, top + height, top};
}

void draw_model(Svg& svg, const ModelCurve& curve, const Axis& x, double top) {
  const Value potential = [](const TraceRow& row) { return row.potential; };
  const Value threshold = [](const TraceRow& row) { return row.threshold; };
  const Axis y = axis_of(curve.rows, {potential, threshold}, 1, top, panel_height);
  svg.panel(x, y, "potential", false);
  for (const TraceRow& row : curve.rows) {
    if (row.spikes.empty()) continue;
    const double place = x.place(static_cast<double>(row.step));
    svg.line(place, top, place, top + 14, R"(stroke="#7a1fa2" stroke-width="1.5")");
  }
  const Svg::Points level = held(curve.rows, x, y, threshold);
  svg.polyline(level, R"(stroke="#333" stroke-dasharray="6 4" opacity="0.7")");
  svg.polyline(held(curve.rows, x, y, potential), R"(stroke="#1f66b0" stroke-width="1.5")");
  if (!level.empty()) svg.note(right - 4, level.back().second - 5, "threshold", "end", "#555");
  svg.fitted_text(left + 6, top - 9, curve.name, "start", 14, right - left - 100,
                  R"(font-weight="bold" paint-order="stroke" stroke="white" stroke-width="4")");
}

}  // namespace

std::string models_plot(const std::vector<ModelCurve>& curves, const std::optional<std::uint64_t>& parting) {
  const auto count = static_cast<double>(curves.size());
  const double bottom = first_top + input_height + count * (gap + panel_height);
  const bool is_empty = curves.empty() || curves.front().rows.empty();
  const double from = is_empty ? 0.0 : static_cast<double>(curves.front().rows.front().step);
  const double to = is_empty ? 1.0 : static_cast<double>(curves.front().rows.back().step + 1);
  const Axis x = Axis::counting(from, to, left, right);

  Svg svg(960, static_cast<int>(bottom) + 50);
  if (parting) {  // below all else
    const double place = x.place(static_cast<double>(*parting));
    svg.line(place, first_top - 16, place, bottom, R"(stroke="#c62828" stroke-width="1.5")");
    const bool is_right = place > (left + right) / 2;
    svg.text(is_right ? place - 6 : place + 6, first_top - 22,
             "they part in step " + std::to_string(*parting), is_right ? "end" : "start",
             R"(font-size="12" fill="#c62828")");
  }
  if (!is_empty) {  // the models share it
    const std::vector<TraceRow>& rows = curves.front().rows;
    const Value input = [](const TraceRow& row) { return row.input; };
    const Axis y = axis_of(rows, {input}, 0, first_top, input_height);
    svg.panel(x, y, "input", false);
    svg.polyline(held(rows, x, y, input), R"(stroke="#e07b00" stroke-width="1.5")");
  }
  double top = first_top + input_height + gap;
  for (const ModelCurve& curve : curves) {
    draw_model(svg, curve, x, top);
    top += panel_height + gap;
  }
  svg.x_labels(x, bottom + 18);
  svg.text((left + right) / 2, bottom + 40, "step", "middle");
  return svg.finished();
}

}  // namespace lif::testbench
