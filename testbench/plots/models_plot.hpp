#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comparison/trace_reader.hpp"

namespace lif::testbench {

/// One model's steps in the window that is drawn.
struct ModelCurve {
  std::string name;
  std::vector<TraceRow> rows;
};

/// Draws the potentials and spikes of models above each other over the same steps, with a line where
/// they part; returns the SVG.
std::string models_plot(const std::vector<ModelCurve>& curves, const std::optional<std::uint64_t>& parting);

}  // namespace lif::testbench
