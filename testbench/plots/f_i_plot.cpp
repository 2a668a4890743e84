#include "plots/f_i_plot.hpp"

#include <algorithm>

#include "plots/svg.hpp"

namespace lif::testbench {

std::string f_i_plot(const std::string& title, const RateCurve& measured, const RateCurve& analytic) {
  constexpr double left = 90;
  constexpr double right = 780;
  double highest = 0;
  for (const auto& point : measured) highest = std::max(highest, point.second);
  for (const auto& point : analytic) highest = std::max(highest, point.second);
  const Axis x(measured.front().first, measured.back().first, left, right);
  const Axis y(0, highest, 430, 50);

  Svg svg(800, 490);
  svg.fitted_text(left, 28, title, "start", 15, right - left, R"(font-weight="bold")");
  svg.panel(x, y, "spikes per step", true);
  svg.text((left + right) / 2, 475, "constant input current", "middle");

  Svg::Points line;
  for (const auto& [current, rate] : analytic) line.emplace_back(x.place(current), y.place(rate));
  svg.polyline(line, R"(stroke="#d94f3d" stroke-width="1.5")");
  for (const auto& [current, rate] : measured) {
    svg.circle(x.place(current), y.place(rate), 2.4, R"(fill="#1f66b0" fill-opacity="0.75")");
  }

  svg.circle(left + 20, 64, 3, R"(fill="#1f66b0")");
  svg.text(left + 32, 68, "SystemC neuron", "start");
  if (!analytic.empty()) {
    svg.line(left + 12, 84, left + 28, 84, R"(stroke="#d94f3d" stroke-width="1.5")");
    svg.text(left + 32, 88, "closed form", "start");
  }
  return svg.finished();
}

}  // namespace lif::testbench
