#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// A pair of formats, what it costs and what it is worth.
struct AreaPoint {
  std::string formats;       ///< the pair in words
  double luts;               ///< LUTs per neuron
  double quality;            ///< accuracy or agreement, from 0 to 1
  bool is_on_front = false;  ///< whether no other pair is better and not larger
};

/// Draws the quality of pairs of formats over the LUTs that they take: dots, and a line through those on the
/// Pareto front, which are numbered and listed.
/// @param quality  what the y axis shows, such as `accuracy`
/// @param points   in any order; those on the front are listed in ascending order of their LUTs
std::string area_plot(const std::string& title, const std::string& quality, std::vector<AreaPoint> points);

}  // namespace lif::testbench
