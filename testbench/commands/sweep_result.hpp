#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analysis/lif_closed_form.hpp"
#include "commands/sweep_configuration.hpp"
#include "output/summary.hpp"
#include "simulation/bench.hpp"

namespace lif::testbench {

/// One current of the sweep, and what the neuron did with it.
struct SweptPoint {
  double current = 0;
  std::uint64_t spikes = 0;
  double rate = 0;                           ///< spikes per step
  std::optional<std::uint64_t> first_spike;  ///< step of the first spike
  std::optional<double> interval_mean;       ///< mean of the intervals between spikes, in steps
};

/// A point as one process tells it another, without its current, which all know.
Json packed(const SweptPoint& point);
/// Takes what another process has told of a point.
void unpack(const Json& packet, SweptPoint& point);

/// The results of the sweep.
struct SweepResult {
  std::vector<SweptPoint> curve;
  std::optional<LifClosedForm> closed_form;  ///< empty if the model has none
  Outcome outcome;
};

/// The curve as CSV.
std::string as_csv(const SweepResult& result);
/// The curve as a picture.
std::string as_plot(const SweepConfiguration& configuration, const SweepResult& result);
/// The curve as JSON, for summary.json.
Json as_json(const SweepResult& result);
/// The curve in a few lines, for people.
std::string as_text(const SweepConfiguration& configuration, const SweepResult& result);

}  // namespace lif::testbench
