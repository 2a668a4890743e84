#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// Points (current, spikes per step) in order of the current.
using RateCurve = std::vector<std::pair<double, double>>;

/// A firing-rate-over-current curve as SVG: measured rates as dots, the closed form as a line.
/// @param analytic  empty where the model has no closed form
std::string f_i_plot(const std::string& title, const RateCurve& measured, const RateCurve& analytic);

}  // namespace lif::testbench
