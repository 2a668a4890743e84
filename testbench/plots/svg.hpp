#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lif::testbench {

/// An axis: the values that it spans, and where they lie on the page.
class Axis {
 public:
  /// An axis that covers at least `low` to `high` and ends at round values.
  /// @param first, last  page coordinates of the low and the high end
  Axis(double low, double high, double first, double last);

  /// An axis with exactly these ends.
  static Axis exact(double low, double high, double first, double last);
  /// An axis with exactly these ends, with ticks at integers alone: steps, neurons.
  static Axis counting(double low, double high, double first, double last);

  /// The page coordinate of a value; a value beyond an end of the axis is placed at that end.
  double place(double value) const;
  double first() const { return first_; }
  double last() const { return last_; }

  /// Round values within the axis, far enough from each other for their labels on a y axis.
  std::vector<double> ticks() const;

  /// The text at a tick.
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
  /// Text of a size up to `size` at which it is not wider than `width`, as far as it stays legible.
  void fitted_text(double x, double y, std::string_view text, std::string_view anchor, double size,
                   double width, std::string_view style = {});
  /// A note in a panel, legible on whatever is drawn below it.
  void note(double x, double y, std::string_view text, std::string_view anchor, std::string_view colour);
  /// Text that reads upwards, centred on the point.
  void vertical_text(double x, double y, std::string_view text);

  /// The labels of an x axis below a panel, all of them within the picture.
  void x_labels(const Axis& x, double y);

  /// A frame with ticks on both axes, with numbers on the y axis and, if `show_x`, on the x axis, and a label
  /// on the left.
  void panel(const Axis& x, const Axis& y, std::string_view label, bool show_x);

  std::string finished() const { return body_ + "</svg>\n"; }

 private:
  double width_;
  std::string body_;
};

}  // namespace lif::testbench
