#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "comparison/trace_reader.hpp"

namespace lif::testbench {

/// What a difference between two runs looks like.
enum class Cause {
  input,       ///< the inputs differ already
  shift,       ///< one is the other some steps later
  comparison,  ///< the potential is exactly on the threshold, where > and >= part
  threshold,   ///< a potential over the threshold stays silent
  output,      ///< the spikes part while all potentials agree
  rounding,    ///< the potentials are equal but for their last bits, or the grid of the coarser run
  reset,       ///< they part where the potential is reset
  update,      ///< the potentials part without a spike: another leak, gain or order
  length,      ///< one run is longer
  unknown,     ///< the traces do not show enough
};

/// `rounding` and the like, for JSON.
const char* name_of(Cause cause);
/// A clause that says it.
const char* meaning_of(Cause cause);

/// The first difference between two runs.
struct Divergence {
  std::uint64_t step = 0;
  std::uint64_t neuron = 0;
  std::string quantity;  ///< `spike`, `potential`, `input` or `length`
  double a = 0, b = 0;   ///< of that quantity
  std::optional<double> potential_a, potential_b;
  /// Distance from the threshold: of the potential that stayed silent, or of the nearer one.
  std::optional<double> margin;
  double threshold = 1;               ///< that it is measured from
  bool threshold_is_assumed = false;  ///< neither the traces nor the user said it
  bool thresholds_differ = false;     ///< the traces hold them
  Cause cause = Cause::unknown;
  std::int64_t shift = 0;   ///< of Cause::shift: steps that B is later
  bool is_rounded = false;  ///< of Cause::shift: the shifted potentials agree but for rounding
  bool is_shift_of_spikes =
      false;  ///< of Cause::shift: only of the spikes, the potentials agree as they stand
  std::optional<double> input_a, input_b;  ///< of Cause::input
};

/// What a comparison found.
struct ComparisonResult {
  std::uint64_t steps_a = 0, steps_b = 0;
  std::uint64_t spikes_a = 0, spikes_b = 0;
  std::uint64_t differing_steps = 0;       ///< in spikes
  std::uint64_t differing_potentials = 0;  ///< beyond the tolerance
  bool has_potentials = false;             ///< both show them: they were compared
  std::uint64_t unknown_steps = 0;         ///< not compared: x or z in one of the runs
  std::optional<Divergence> first;         ///< nothing where they are equal
};

/// What counts as a difference.
struct ComparisonRules {
  double threshold = 1;              ///< where the traces do not have their own
  bool threshold_is_assumed = true;  ///< nobody said it
  double tolerance = 0;              ///< of potentials, absolute
  bool spikes_only = false;          ///< potentials do not count
  std::int64_t most_shift = 64;      ///< steps that are tried either way
};

/// Takes two runs step by step, in memory that does not grow with them.
class TraceComparison {
 public:
  explicit TraceComparison(const ComparisonRules& rules);
  ~TraceComparison();

  /// One step of each; null for a run that has ended.
  void push(const TraceRow* a, const TraceRow* b);

  /// So many steps in which those that have not ended are silent, the first of them `step`.
  void push_silence(std::uint64_t step, std::uint64_t steps, bool has_a, bool has_b);

  /// The first difference so far, without its cause.
  const std::optional<Divergence>& first() const;

  /// After the last step.
  const ComparisonResult& finish();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

/// Reads two runs to their ends, in memory that does not grow with them, and finds where and why they part.
/// @throws InputError
ComparisonResult compare_traces(TraceReader& a, TraceReader& b, const ComparisonRules& rules);

}  // namespace lif::testbench
