#pragma once

#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace lif {

/// One step of a recorded run.
struct TraceRow {
  std::uint64_t step = 0;                      ///< number of the step
  std::map<std::uint64_t, double> spikes;      ///< by neuron; silent neurons are left out
  bool follows_gap = false;                    ///< edges before it were no steps, because of a reset
  bool is_unknown = false;                     ///< the spike or the potential is x or z
  std::optional<double> potential;             ///< only in a trace of one neuron
  std::optional<double> input;                 ///< only in a trace of one neuron
  std::optional<double> threshold;             ///< only in a trace of one neuron
  std::vector<std::optional<double>> further;  ///< other inputs, where the reader was asked for such
};

/// Whether two values are the same; a value that is no number is the same as itself.
inline bool are_same(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

}  // namespace lif
