#include "plots/formats_plot.hpp"

#include <algorithm>
#include <cmath>

#include "plots/svg.hpp"
#include "text/numbers.hpp"

namespace lif::testbench {

namespace {

constexpr double left = 230;
constexpr double top = 90;
constexpr double cell_width = 130;
constexpr double cell_height = 46;

std::string percent(double share) { return short_number(std::round(share * 10000) / 100) + " %"; }

// From white at 0 to dark blue at 1. The last tenth, in which formats are chosen, takes half of the scale.
std::string colour(double quality) {
  const double bent = quality < 0.9 ? quality / 0.9 * 0.5 : 0.5 + (quality - 0.9) / 0.1 * 0.5;
  const auto channel = [&](double white, double dark) {
    return std::to_string(static_cast<int>(std::lround(white + (dark - white) * bent)));
  };
  return "rgb(" + channel(250, 33) + "," + channel(250, 84) + "," + channel(250, 148) + ")";
}

}  // namespace

std::string formats_plot(const std::vector<std::string>& columns, const std::vector<std::string>& rows,
                         const std::vector<FormatCell>& cells, const std::string& title) {
  const double width = left + cell_width * static_cast<double>(columns.size()) + 30;
  const double height = top + cell_height * static_cast<double>(rows.size()) + 40;
  Svg svg(static_cast<int>(std::max(width, 620.0)), static_cast<int>(height));
  svg.fitted_text(20, 28, title, "start", 15, 580, R"(font-weight="bold")");
  svg.text(left, 58, "weights", "start", R"(font-size="12" fill="#555")");
  svg.text(left - 12, top - 30, "state", "end", R"(font-size="12" fill="#555")");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    svg.fitted_text(left + (static_cast<double>(i) + 0.5) * cell_width, top - 12, columns[i], "middle", 11,
                    cell_width - 6);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    svg.fitted_text(left - 12, top + (static_cast<double>(i) + 0.5) * cell_height + 4, rows[i], "end", 11,
                    left - 16);
  }
  for (const FormatCell& cell : cells) {
    const double quality = cell.quality();
    const double x = left + static_cast<double>(cell.column) * cell_width;
    const double y = top + (static_cast<double>(cell.row) + 0.5) * cell_height;
    svg.line(x + 1, y, x + cell_width - 1, y,
             "stroke=\"" + colour(quality) + "\" stroke-width=\"" + short_number(cell_height - 2) + "\"");
    const std::string ink = quality > 0.9 ? R"( fill="white")" : R"( fill="#222")";
    const double middle = x + cell_width / 2;
    if (cell.accuracy) {
      svg.text(middle, y - 3, percent(*cell.accuracy), "middle",
               R"(font-size="13" font-weight="bold")" + ink);
    }
    svg.text(middle, y + (cell.accuracy ? 14 : 5), percent(cell.agreement) + " common", "middle",
             R"(font-size="11")" + ink);
  }
  return svg.finished();
}

}  // namespace lif::testbench
