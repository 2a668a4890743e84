#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lif::testbench {

/// The result of one pair of formats.
struct FormatCell {
  std::size_t column;              ///< index of the format of the weights
  std::size_t row;                 ///< index of the format of the state
  double agreement;                ///< fraction of spikes in common with the unquantised network
  std::optional<double> accuracy;  ///< only if samples were classified

  /// What the pair is judged by.
  double quality() const { return accuracy.value_or(agreement); }
};

/// Draws a grid of formats as a table of colours, in which darker is better, with the figures in the cells.
/// @param columns, rows  the formats of the weights and of the state
std::string formats_plot(const std::vector<std::string>& columns, const std::vector<std::string>& rows,
                         const std::vector<FormatCell>& cells, const std::string& title);

}  // namespace lif::testbench
