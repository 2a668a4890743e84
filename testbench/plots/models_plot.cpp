#include "plots/models_plot.hpp"

#include <algorithm>

#include "plots/svg.hpp"

namespace lif::testbench {

std::string models_plot(const std::vector<ModelCurve>& curves, const std::optional<std::uint64_t>& parting) {
  constexpr double left = 90;
  constexpr double right = 940;
  constexpr double panel_height = 150;
  constexpr double panel_distance = 190;
  constexpr double first_top = 50;
  const auto count = static_cast<double>(curves.size());
  const double bottom = first_top + count * panel_distance;
  const bool is_empty = curves.empty() || curves.front().rows.empty();
  const double from = is_empty ? 0.0 : static_cast<double>(curves.front().rows.front().step);
  const double to = is_empty ? 1.0 : static_cast<double>(curves.front().rows.back().step + 1);
  const Axis x = Axis::exact(from, to, left, right);

  Svg svg(960, static_cast<int>(bottom) + 30);
  double top = first_top;
  for (const ModelCurve& curve : curves) {
    double low = 0;
    double high = 1;
    for (const TraceRow& row : curve.rows) {
      low = std::min({low, row.potential.value_or(0), row.threshold.value_or(0)});
      high = std::max({high, row.potential.value_or(0), row.threshold.value_or(0)});
    }
    const Axis y(low, high, top + panel_height, top);
    svg.panel(x, y, "potential", false);
    svg.text(left + 6, top - 8, curve.name, "start", R"(font-size="14" font-weight="bold")");
    Svg::Points points, threshold;
    for (const TraceRow& row : curve.rows) {
      const double begin = x.place(static_cast<double>(row.step));
      const double end = x.place(static_cast<double>(row.step + 1));
      const double height = y.place(row.potential.value_or(0));
      points.insert(points.end(), {{begin, height}, {end, height}});
      if (row.threshold) {
        const double level = y.place(*row.threshold);
        threshold.insert(threshold.end(), {{begin, level}, {end, level}});
      }
      if (!row.spikes.empty()) {
        svg.line(begin, top, begin, top + 14, R"(stroke="#7a1fa2" stroke-width="1.5")");
      }
    }
    if (!threshold.empty()) svg.polyline(threshold, R"(stroke="#333" stroke-dasharray="6 4" opacity="0.7")");
    svg.polyline(points, R"(stroke="#1f66b0" stroke-width="1.5")");
    top += panel_distance;
  }
  for (const double value : x.ticks()) svg.text(x.place(value), bottom - 22, x.label(value), "middle");
  svg.text((left + right) / 2, bottom + 4, "step", "middle");
  if (parting) {
    const double place = x.place(static_cast<double>(*parting));
    svg.line(place, first_top - 20, place, bottom - 40, R"(stroke="#c62828" stroke-width="1.5")");
    svg.text(place + 5, bottom + 20, "they part in step " + std::to_string(*parting),
             place > (left + right) / 2 ? "end" : "start", R"(font-size="12" fill="#c62828")");
  }
  return svg.finished();
}

}  // namespace lif::testbench
