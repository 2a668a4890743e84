#include "plots/f_i_plot.hpp"

#include <algorithm>

#include "plots/svg.hpp"

namespace lif::testbench {

std::string f_i_plot(const std::string& title, const std::vector<FiringRate>& curve) {
  constexpr double left = 90;
  constexpr double right = 780;
  double highest = 0;
  bool has_analytic = false;
  for (const FiringRate& point : curve) {
    highest = std::max({highest, point.measured, point.analytic.value_or(0)});
    has_analytic = has_analytic || point.analytic.has_value();
  }
  const Axis x(curve.front().current, curve.back().current, left, right);
  const Axis y(0, highest, 430, 50);

  Svg svg(800, 490);
  svg.text(left, 28, title, "start", R"(font-size="15" font-weight="bold")");
  svg.panel(x, y, "spikes per step", true);
  svg.text((left + right) / 2, 475, "constant input current", "middle");

  Svg::Points line;
  for (const FiringRate& point : curve) {
    if (point.analytic) line.emplace_back(x.place(point.current), y.place(*point.analytic));
  }
  svg.polyline(line, R"(stroke="#d94f3d" stroke-width="1.5")");
  for (const FiringRate& point : curve) {
    svg.circle(x.place(point.current), y.place(point.measured), 2.4, R"(fill="#1f66b0" fill-opacity="0.75")");
  }

  svg.circle(left + 20, 64, 3, R"(fill="#1f66b0")");
  svg.text(left + 32, 68, "SystemC neuron", "start");
  if (has_analytic) {
    svg.line(left + 12, 84, left + 28, 84, R"(stroke="#d94f3d" stroke-width="1.5")");
    svg.text(left + 32, 88, "closed form", "start");
  }
  return svg.finished();
}

}  // namespace lif::testbench
