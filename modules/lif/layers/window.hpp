#pragma once

#include <array>
#include <cstddef>
#include <string>

#include <lif/layers/shape.hpp>

namespace lif {

/// How a window slides along one axis. Tap k of output o lies on input i where
/// `o*stride + k*dilation == i + padding`.
struct WindowAxis {
  std::size_t input = 1;     ///< number of inputs
  std::size_t kernel = 1;    ///< number of taps
  std::size_t stride = 1;    ///< inputs from one output to the next
  std::size_t padding = 0;   ///< zeros before the first input
  std::size_t trailing = 0;  ///< zeros after the last one
  std::size_t dilation = 1;  ///< inputs from one tap to the next

  /// Extent of the output; 0 if the window does not fit.
  std::size_t outputs() const;

  /// The output whose tap `tap` lies on input `at`, or no_output.
  std::size_t output_at(std::size_t at, std::size_t tap) const {
    const std::size_t reach = at + padding;
    const std::size_t offset = tap * dilation;
    if (reach < offset || (reach - offset) % stride != 0) return no_output;
    const std::size_t output = (reach - offset) / stride;
    return output < outputs() ? output : no_output;
  }

  /// The result of output_at() where no output has this tap on this input.
  static constexpr std::size_t no_output = static_cast<std::size_t>(-1);
};

/// A window over rows and columns; a one-dimensional window has one row.
struct Window {
  WindowAxis rows;     ///< how the window slides from row to row
  WindowAxis columns;  ///< how the window slides from column to column
};

}  // namespace lif
