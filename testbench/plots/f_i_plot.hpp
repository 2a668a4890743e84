#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// Points (current, spikes per step) in order of the current.
using RateCurve = std::vector<std::pair<double, double>>;

/// Draws the firing rate over the current as an SVG: the measured rates as dots, the closed form as a line.
/// @param analytic  the curve of the closed form; empty if the model has none
std::string f_i_plot(const std::string& title, const RateCurve& measured, const RateCurve& analytic);

}  // namespace lif::testbench
