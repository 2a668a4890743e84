#pragma once

#include <string>
#include <vector>

#include "commands/format_grid.hpp"
#include "commands/format_result.hpp"
#include "output/summary.hpp"
#include "plots/area_plot.hpp"
#include "plots/formats_plot.hpp"

namespace lif::testbench {

/// The table of results in its three forms: CSV, JSON and text.
class FormatTable {
 public:
  /// @param has_area  whether the rows have LUTs per neuron
  FormatTable(const std::vector<GridFormat>& weights, const std::vector<GridFormat>& states, bool has_area);

  /// Adds the row of a pair.
  void add(const Variant& variant, const FormatResult& result);

  std::string csv;
  Json json = Json::array();
  std::string text;
  std::vector<FormatCell> cells;
  std::vector<AreaPoint> points;  ///< rows with LUTs

 private:
  const std::vector<GridFormat>& weights_;
  const std::vector<GridFormat>& states_;
  bool has_area_;
};

}  // namespace lif::testbench
