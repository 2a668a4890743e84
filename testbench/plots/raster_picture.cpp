#include "plots/raster_picture.hpp"

#include <algorithm>
#include <utility>

#include "plots/svg.hpp"

namespace lif::testbench {

void RasterPicture::add_band(const std::string& name, std::size_t neurons) {
  bands_.push_back({name, neurons, std::min(neurons, most_rows), {}});
}

void RasterPicture::begin_step() {
  if (steps_ / steps_per_column_ == most_columns) halve();
  column_ = steps_ / steps_per_column_;
  for (Band& band : bands_) {
    if (band.columns.size() == column_) band.columns.emplace_back(band.rows);
  }
  ++steps_;
}

void RasterPicture::halve() {
  for (Band& band : bands_) {
    for (std::size_t i = 0; i < band.columns.size() / 2; ++i) {
      std::vector<bool> both = std::move(band.columns[2 * i]);
      for (std::size_t row = 0; row < band.rows; ++row) {
        if (band.columns[2 * i + 1][row]) both[row] = true;
      }
      band.columns[i] = std::move(both);
    }
    band.columns.resize(band.columns.size() / 2);
  }
  steps_per_column_ *= 2;
}

std::string RasterPicture::finished() const {
  constexpr double left = 110;
  constexpr double right = 940;
  constexpr double first_top = 50;
  constexpr double gap = 34;
  constexpr double narrowest_band = 40;
  std::vector<double> heights;
  double bottom = first_top;
  for (const Band& band : bands_) {
    heights.push_back(std::max(narrowest_band, 2.0 * static_cast<double>(band.rows)));
    bottom += heights.back() + gap;
  }
  Svg svg(960, static_cast<int>(bottom) + 20);
  const double steps = static_cast<double>(std::max<std::uint64_t>(steps_, 1));
  const Axis x = Axis::counting(0, steps, left, right);
  svg.fitted_text((left + right) / 2, 24, title_, "middle", 15, right - left, R"(font-weight="bold")");
  double top = first_top;
  for (std::size_t i = 0; i < bands_.size(); ++i) {
    const Band& band = bands_[i];
    const double base = top + heights[i];
    const Axis y = Axis::counting(0, static_cast<double>(band.neurons), base, top);
    svg.panel(x, y, "neuron", i + 1 == bands_.size());
    svg.fitted_text(left, top - 9, band.name, "start", 12, right - left);
    const double row_height = heights[i] / static_cast<double>(band.rows);
    const double width = std::max(1.0, (right - left) / steps * static_cast<double>(steps_per_column_) * 0.7);
    const std::string style = "stroke=\"#1f3c88\" stroke-width=\"" +
                              std::to_string(std::max(1.0, std::min(4.0, row_height * 0.8))) + "\"";
    for (std::size_t column = 0; column < band.columns.size(); ++column) {
      const double begin = x.place(static_cast<double>(column * steps_per_column_));
      for (std::size_t row = 0; row < band.rows; ++row) {
        if (!band.columns[column][row]) continue;
        const double middle = base - (static_cast<double>(row) + 0.5) * row_height;
        svg.line(begin, middle, std::min(right, begin + width), middle, style);
      }
    }
    top += heights[i] + gap;
  }
  svg.text((left + right) / 2, bottom + 10, "step", "middle");
  return svg.finished();
}

}  // namespace lif::testbench
