#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "comparison/trace_reader.hpp"

namespace lif::testbench {

/// The steps of one model in the window that is drawn.
struct ModelCurve {
  std::string name;
  std::vector<TraceRow> rows;
};

/// Draws the input, and below it the potentials and spikes of the models, one below the other over the same
/// steps.
/// @param parting  the step in which the models first differ, which is marked by a line
/// @returns the SVG
std::string models_plot(const std::vector<ModelCurve>& curves, const std::optional<std::uint64_t>& parting);

}  // namespace lif::testbench
