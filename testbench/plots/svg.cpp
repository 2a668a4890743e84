#include "plots/svg.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lif::testbench {

namespace {

// Page coordinates need no more than a hundredth of a pixel.
std::string coordinate(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 2).ptr;
  return {buffer, end};
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '&':
        result += "&amp;";
        break;
      default:
        result += static_cast<unsigned char>(c) < ' ' ? '?' : c;
    }
  }
  return result;
}

// An upper estimate of the width of a text in common fonts, as a multiple of its size.
double width_of(std::string_view text) {
  constexpr double of_character = 0.65;
  return of_character * static_cast<double>(text.size());
}

constexpr double usual_size = 13;

// The distance of two ticks: 1, 2 or 5 times a power of ten, about a fifth of the span, or more on a short
// axis.
double round_tick(double span, double length) {
  constexpr double line_height = 18;
  const double raw = span / std::clamp(std::floor(std::abs(length) / line_height), 1.0, 5.0);
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= raw * 0.999) return factor * power;
  }
  return 10 * power;
}

}  // namespace

Axis::Axis(double low, double high, double first, double last) {
  // Values near the largest double are clamped to less than half of it, so that the span stays finite.
  constexpr double largest = 4e307;
  low = std::clamp(low, -largest, largest);
  high = std::clamp(high, -largest, largest);
  constexpr double smallest_span = 1e-290;
  if (std::abs(low) < smallest_span && std::abs(high) < smallest_span) {
    low = 0;
    high = 1;
  } else if (!(high - low > 1e-9 * std::max(std::abs(low), std::abs(high)))) {
    const double margin = std::abs(low) * 0.1;
    low -= margin;
    high += margin;
  }
  const double tick = round_tick(high - low, last - first);
  const double round_low = std::floor(low / tick) * tick;
  const double round_high = std::ceil(high / tick) * tick;
  *this = exact(round_low, round_high, first, last);
}

Axis Axis::exact(double low, double high, double first, double last) {
  Axis axis;
  axis.low_ = low;
  axis.span_ = high > low ? high - low : 1;
  axis.first_ = first;
  axis.last_ = last;
  axis.tick_ = round_tick(axis.span_, last - first);
  return axis;
}

Axis Axis::counting(double low, double high, double first, double last) {
  Axis axis = exact(low, high, first, last);
  axis.tick_ = std::max(axis.tick_, 1.0);
  return axis;
}

std::vector<double> Axis::ticks() const {
  std::vector<double> values;
  const double first = std::ceil(low_ / tick_ - 1e-6);
  for (int i = 0; i < 12; ++i) {
    const double value = (first + i) * tick_;
    if (value > low_ + span_ * (1 + 1e-9)) break;
    values.push_back(value == 0 ? 0 : value);  // so that no tick is labelled -0
  }
  return values;
}

std::string Axis::label(double value) const {
  // As many digits as are needed for neighbouring ticks to differ.
  const double largest = std::max(std::abs(low_), std::abs(low_ + span_));
  const int digits = std::clamp(static_cast<int>(std::ceil(std::log10(largest / tick_))) + 1, 6, 17);
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, digits).ptr;
  return {buffer, end};
}

double Axis::place(double value) const {
  const double inside = std::clamp(value, low_, low_ + span_);
  return first_ + (inside / span_ - low_ / span_) * (last_ - first_);
}

Svg::Svg(int width, int height) : width_(width) {
  const std::string w = std::to_string(width);
  const std::string h = std::to_string(height);
  body_ = R"(<svg xmlns="http://www.w3.org/2000/svg" width=")" + w + R"(" height=")" + h +
          R"(" viewBox="0 0 )" + w + " " + h +
          R"(" font-family="Helvetica, Arial, sans-serif" font-size="13" fill="#222">
<rect width="100%" height="100%" fill="white"/>
)";
}

void Svg::line(double x1, double y1, double x2, double y2, std::string_view style) {
  body_ += "<line x1=\"" + coordinate(x1) + "\" y1=\"" + coordinate(y1) + "\" x2=\"" + coordinate(x2) +
           "\" y2=\"" + coordinate(y2) + "\" " + std::string(style) + "/>\n";
}

void Svg::polyline(const Points& points, std::string_view style) {
  if (points.empty()) return;
  body_ += "<polyline fill=\"none\" stroke-linejoin=\"round\" " + std::string(style) + " points=\"";
  for (const auto& [x, y] : points) body_ += coordinate(x) + "," + coordinate(y) + " ";
  body_.back() = '"';
  body_ += "/>\n";
}

void Svg::circle(double x, double y, double radius, std::string_view style) {
  body_ += "<circle cx=\"" + coordinate(x) + "\" cy=\"" + coordinate(y) + "\" r=\"" + coordinate(radius) +
           "\" " + std::string(style) + "/>\n";
}

void Svg::text(double x, double y, std::string_view text, std::string_view anchor, std::string_view style) {
  body_ += "<text x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) + "\" text-anchor=\"" +
           std::string(anchor) + "\" " + std::string(style) + ">" + escaped(text) + "</text>\n";
}

void Svg::fitted_text(double x, double y, std::string_view label, std::string_view anchor, double size,
                      double width, std::string_view style) {
  constexpr double smallest = 6;
  const double fitting = std::clamp(width / std::max(width_of(label), 1e-3), smallest, size);
  text(x, y, label, anchor, "font-size=\"" + coordinate(fitting) + "\" " + std::string(style));
}

void Svg::note(double x, double y, std::string_view label, std::string_view anchor, std::string_view colour) {
  text(
      x, y, label, anchor,
      R"(font-size="12" paint-order="stroke" stroke="white" stroke-width="4" stroke-linejoin="round" fill=")" +
          std::string(colour) + "\"");
}

void Svg::x_labels(const Axis& x, double y) {
  for (const double value : x.ticks()) {
    const std::string label = x.label(value);
    const double half = width_of(label) * usual_size / 2;
    text(std::clamp(x.place(value), half, width_ - half), y, label, "middle");
  }
}

void Svg::vertical_text(double x, double y, std::string_view label) {
  const std::string turn = "transform=\"rotate(-90 " + coordinate(x) + " " + coordinate(y) + ")\"";
  text(x, y, label, "middle", turn);
}

void Svg::panel(const Axis& x, const Axis& y, std::string_view label, bool show_x) {
  constexpr std::string_view grid = R"(stroke="#e4e4e4")";
  constexpr std::string_view frame = R"(stroke="#888")";
  const double bottom = y.first();
  for (const double value : x.ticks()) {
    const double place = x.place(value);
    line(place, bottom, place, y.last(), grid);
  }
  if (show_x) x_labels(x, bottom + 18);
  for (const double value : y.ticks()) {
    const double place = y.place(value);
    line(x.first(), place, x.last(), place, grid);
    fitted_text(x.first() - 8, place + 4, y.label(value), "end", usual_size, 46);
  }
  line(x.first(), bottom, x.last(), bottom, frame);
  line(x.first(), bottom, x.first(), y.last(), frame);
  vertical_text(x.first() - 58, (bottom + y.last()) / 2, label);
}

}  // namespace lif::testbench
