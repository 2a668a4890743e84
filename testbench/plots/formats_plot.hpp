#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lif::testbench {

/// What a pair of formats gave.
struct FormatCell {
  std::size_t column;              ///< of the weights' formats
  std::size_t row;                 ///< of the states' formats
  double agreement;                ///< share of common spikes, 0 to 1
  std::optional<double> accuracy;  ///< where samples were classified
};

/// Draws a grid of formats as a table of colours, the darker the better, with the figures in the cells.
/// @param columns, rows  the formats
std::string formats_plot(const std::vector<std::string>& columns, const std::vector<std::string>& rows,
                         const std::vector<FormatCell>& cells, const std::string& title);

}  // namespace lif::testbench
