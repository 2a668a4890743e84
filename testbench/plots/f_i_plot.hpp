#pragma once

#include <optional>
#include <string>
#include <vector>

namespace lif::testbench {

/// One point of a firing-rate-over-current curve, in spikes per step.
struct FiringRate {
  double current = 0;
  double measured = 0;
  std::optional<double> analytic;  ///< nothing where the model has no closed form
};

/// The curve as SVG: measured rates as dots, the closed form as a line.
std::string f_i_plot(const std::string& title, const std::vector<FiringRate>& curve);

}  // namespace lif::testbench
