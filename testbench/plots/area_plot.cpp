#include "plots/area_plot.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "plots/svg.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

constexpr double panel_left = 90;
constexpr double panel_right = 560;
constexpr double panel_top = 50;
constexpr double panel_bottom = 430;
constexpr double front_list = 585;  // left end of the list of the front
constexpr double list_row = 18;     // height of a row of it
constexpr double number_size = 13;

std::string rounded_percent(double quality) { return short_number(std::round(quality * 10000) / 100) + " %"; }

/// Places for the numbers of dots, no two of which overlap.
class Numbers {
 public:
  // Writes a number beside a dot where there is room; the list holds it in any case.
  void add(Svg& svg, double x, double y, std::size_t number) {
    for (const auto& [right_by, down_by] :
         {std::pair{-11.0, -4.0}, {11.0, 14.0}, {-11.0, 14.0}, {11.0, -4.0}}) {
      const double at_x = x + right_by;
      const double at_y = y + down_by;
      const auto is_close = [&](const std::pair<double, double>& other) {
        return std::abs(other.first - at_x) < 1.4 * number_size &&
               std::abs(other.second - at_y) < number_size;
      };
      if (at_x < panel_left + 8 || at_y < panel_top + number_size || at_y > panel_bottom - 2) continue;
      if (std::any_of(taken_.begin(), taken_.end(), is_close)) continue;
      taken_.emplace_back(at_x, at_y);
      svg.text(at_x, at_y, std::to_string(number), "middle", R"(font-size="11" fill="#1f3c66")");
      return;
    }
  }

 private:
  std::vector<std::pair<double, double>> taken_;
};

}  // namespace

std::string area_plot(const std::string& title, const std::string& quality, std::vector<AreaPoint> points) {
  std::stable_sort(points.begin(), points.end(),
                   [](const AreaPoint& a, const AreaPoint& b) { return a.luts < b.luts; });
  double largest = 1;
  double worst = 1;
  double best = 0;
  for (const AreaPoint& point : points) {
    largest = std::max(largest, point.luts);
    worst = std::min(worst, point.quality);
    best = std::max(best, point.quality);
  }
  if (points.empty()) worst = 0;
  const double margin = std::max(0.01, (best - worst) * 0.05);
  const Axis x(0, largest, panel_left, panel_right);
  const Axis y(100 * std::max(0.0, worst - margin), 100 * std::min(1.0, best + margin), panel_bottom,
               panel_top);

  Svg svg(960, 490);
  svg.fitted_text(panel_left, 28, title, "start", 15, 850, R"(font-weight="bold")");
  svg.panel(x, y, quality + " in %", true);
  svg.text((panel_left + panel_right) / 2, 475, "LUTs per neuron (iCE40)", "middle");

  Svg::Points line;
  for (const AreaPoint& point : points) {
    if (!point.is_on_front) continue;
    const double next_x = x.place(point.luts);
    const double next_y = y.place(100 * point.quality);
    if (!line.empty()) line.emplace_back(next_x, line.back().second);
    line.emplace_back(next_x, next_y);
  }
  svg.polyline(line, R"(stroke="#d94f3d" stroke-width="1.5")");
  for (const AreaPoint& point : points) {
    if (!point.is_on_front)
      svg.circle(x.place(point.luts), y.place(100 * point.quality), 3.5,
                 R"(fill="#8aa4c4" fill-opacity="0.75")");
  }
  constexpr std::size_t most_listed = 20;
  std::size_t number = 0;
  Numbers numbers;
  for (const AreaPoint& point : points) {
    if (!point.is_on_front) continue;
    ++number;
    const double at_x = x.place(point.luts);
    const double at_y = y.place(100 * point.quality);
    svg.circle(at_x, at_y, 4.5, R"(fill="#1f66b0")");
    numbers.add(svg, at_x, at_y, number);
    const double place = panel_top + 14 + list_row * static_cast<double>(number + 1);
    if (number <= most_listed) {
      svg.fitted_text(front_list, place,
                      std::to_string(number) + ": " + point.formats + ": " +
                          short_number(std::round(point.luts)) + " LUTs, " + rounded_percent(point.quality),
                      "start", 12, 355);
    } else if (number == most_listed + 1) {
      svg.text(front_list, place, "and more", "start", R"(font-size="12")");
    }
  }
  svg.text(front_list, panel_top + 8, "no other pair is better and not larger", "start",
           R"(font-size="12" font-weight="bold")");
  svg.text(front_list, panel_top + 24, "weights, state: LUTs per neuron, " + quality, "start",
           R"(font-size="12" fill="#555")");
  return svg.finished();
}

}  // namespace lif::testbench
