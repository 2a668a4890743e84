#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lif::testbench {

/// The values that an axis spans, and where they lie on the page.
class Axis {
 public:
  /// Covers at least `low` to `high` with round ends.
  /// @param first, last page coordinates of the low and the high end
  Axis(double low, double high, double first, double last);

  /// An axis with exactly these ends.
  static Axis exact(double low, double high, double first, double last);

  /// Where a value lies on the page; those beyond an end lie at that end.
  double place(double value) const;
  double first() const { return first_; }
  double last() const { return last_; }

  /// Round values within the axis.
  std::vector<double> ticks() const;

  /// The text of a tick.
  std::string label(double value) const;

 private:
  Axis() = default;

  double low_ = 0;
  double span_ = 1;
  double first_ = 0;
  double last_ = 0;
  double tick_ = 1;
};

/// Composes an SVG picture.
class Svg {
 public:
  using Points = std::vector<std::pair<double, double>>;

  Svg(int width, int height);

  void line(double x1, double y1, double x2, double y2, std::string_view style);
  void polyline(const Points& points, std::string_view style);
  void circle(double x, double y, double radius, std::string_view style);
  /// @param anchor `start`, `middle` or `end`
  void text(double x, double y, std::string_view text, std::string_view anchor, std::string_view style = {});
  /// Text that reads upwards, centred on the point.
  void vertical_text(double x, double y, std::string_view text);

  /// A frame with ticks and numbers on both axes (x numbers only where `show_x`), and a label on the left.
  void panel(const Axis& x, const Axis& y, std::string_view label, bool show_x);

  std::string finished() const { return body_ + "</svg>\n"; }

 private:
  std::string body_;
};

}  // namespace lif::testbench
