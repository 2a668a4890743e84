#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include <lif/lockstep/trace_row.hpp>

namespace lif {

/// What a difference between two runs looks like.
enum class Cause {
  input,       ///< the inputs already differ
  shift,       ///< one run is the other, some steps later
  comparison,  ///< the potential is exactly on the threshold, where > and >= differ
  threshold,   ///< a potential above the threshold causes no spike, or the thresholds differ
  output,      ///< the spikes differ although all potentials agree
  rounding,    ///< the potentials differ only by the rounding of the coarser run
  reset,       ///< the potentials differ from a reset on
  update,      ///< the potentials differ without a spike: another leak, gain or order
  length,      ///< one run is longer
  unknown,     ///< the traces do not show enough
};

/// The word for a cause in JSON, such as `rounding`.
const char* name_of(Cause cause);
/// What a cause means, as a clause for people.
const char* meaning_of(Cause cause);

/// The first difference between two runs.
struct Divergence {
  std::uint64_t step = 0;             ///< step in which they differ
  std::uint64_t neuron = 0;           ///< neuron in which they differ
  std::string quantity;               ///< `spike`, `potential` or `length`
  double a = 0;                       ///< value of that quantity in A
  double b = 0;                       ///< value of that quantity in B
  std::optional<double> potential_a;  ///< potential of A, where it is known
  std::optional<double> potential_b;  ///< potential of B, where it is known
  /// Distance from the threshold: of the potential that caused no spike, or else of the nearer potential.
  std::optional<double> margin;
  double threshold = 1;               ///< from which `margin` is measured
  bool threshold_is_assumed = false;  ///< neither the traces nor the user gave it
  bool thresholds_differ = false;     ///< the traces hold different ones
  Cause cause = Cause::unknown;       ///< likely cause
  std::int64_t shift = 0;             ///< for Cause::shift: number of steps by which B is later
  /// For Cause::shift: the later run is at rest in all steps that it begins with, as in cycles of a reset.
  bool begins_at_rest = false;
  bool is_rounded = false;  ///< for Cause::shift: the potentials agree only up to rounding
  /// For Cause::shift: only the spikes are shifted; the potentials agree step by step.
  bool is_shift_of_spikes = false;
  std::optional<double> input_a;  ///< for Cause::input: input of A
  std::optional<double> input_b;  ///< for Cause::input: input of B
};

/// What a comparison found.
struct ComparisonResult {
  std::uint64_t steps_a = 0;               ///< steps of A
  std::uint64_t steps_b = 0;               ///< steps of B
  std::uint64_t spikes_a = 0;              ///< spikes of A
  std::uint64_t spikes_b = 0;              ///< spikes of B
  std::uint64_t differing_steps = 0;       ///< steps whose spikes differ
  std::uint64_t differing_potentials = 0;  ///< steps whose potentials differ by more than the tolerance
  bool has_potentials = false;             ///< both runs have them, so they were compared
  std::uint64_t unknown_steps = 0;         ///< not compared, because a value is x or z
  std::uint64_t first_unknown = 0;         ///< the first of them
  std::uint64_t last_unknown = 0;          ///< the last of them
  bool spikes_only = false;                ///< the user did not want potentials compared
  std::optional<Divergence> first;         ///< empty if the runs are equal
};

/// The likely cause of a difference as a clause for people: what it means, and for a shift its length.
/// @param name_b  what the sentence calls B
std::string likely_cause(const Divergence& first, const std::string& name_b);

/// What counts as a difference.
struct ComparisonRules {
  double threshold = 1;              ///< used where the traces hold none
  bool threshold_is_assumed = true;  ///< the user did not give it
  double tolerance = 0;              ///< largest absolute difference of equal potentials
  double relative_tolerance = 0;     ///< the same as a share of the larger one
  bool spikes_only = false;          ///< potentials are not compared
  std::int64_t most_shift = 64;      ///< longest shift that is tried, in steps, in either direction
};

/// Whether two potentials count as equal; one that is no number is equal to itself.
bool are_equal(double a, double b, const ComparisonRules& rules);

/// Compares two runs step by step, in memory that does not grow with their length.
class TraceComparison {
 public:
  /// Begins a comparison without any step.
  explicit TraceComparison(const ComparisonRules& rules);
  ~TraceComparison();

  /// Takes one step of each run; null stands for a run that has ended.
  void push(const TraceRow* a, const TraceRow* b);

  /// Takes a number of steps, the first of them `step`, in which the runs that have not ended are silent.
  void push_silence(std::uint64_t step, std::uint64_t steps, bool has_a, bool has_b);

  /// The first difference so far, without its cause.
  const std::optional<Divergence>& first() const;

  /// Finds the cause of the first difference. To be called after the last step.
  const ComparisonResult& finish();

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace lif
