#include <lif/lockstep/divergence.hpp>

#include <algorithm>
#include <cmath>
#include <deque>

#include <lif/lockstep/diagnosis.hpp>
#include <lif/numbers/text.hpp>

namespace lif {

namespace {

// Rows that are kept before and after the first difference, so that shifts in time can be tried on them.
constexpr std::size_t rows_before = 512;
constexpr std::size_t rows_after = 2048;

TraceRow silent_row(std::uint64_t step) {
  TraceRow row;
  row.step = step;
  return row;
}

bool have_equal_potentials(const TraceRow& a, const TraceRow& b, const ComparisonRules& rules) {
  return rules.spikes_only || !a.potential || !b.potential || are_equal(*a.potential, *b.potential, rules);
}

}  // namespace

bool are_equal(double a, double b, const ComparisonRules& rules) {
  if (!std::isfinite(a) || !std::isfinite(b)) return are_same(a, b);
  return std::abs(a - b) <= rules.tolerance + rules.relative_tolerance * std::max(std::abs(a), std::abs(b));
}

/// Holds the rows around the first difference, and looks for its cause at the end.
class TraceComparison::Implementation {
 public:
  explicit Implementation(const ComparisonRules& rules) : rules_(rules) {
    result_.spikes_only = rules.spikes_only;
  }

  void push(const TraceRow* a, const TraceRow* b) {
    if (a != nullptr) count(*a, result_.steps_a, result_.spikes_a);
    if (b != nullptr) count(*b, result_.steps_b, result_.spikes_b);
    if (a != nullptr && b != nullptr) return compare(*a, *b);
    if (a != nullptr) note_length(a->step);
    if (b != nullptr) note_length(b->step);
  }

  void push_silence(std::uint64_t step, std::uint64_t steps, bool has_a, bool has_b) {
    // Silent steps are pushed one by one as far as the kept rows go; of the rest only the number matters.
    const std::uint64_t shown = std::min<std::uint64_t>(steps, rows_before + rows_after);
    for (std::uint64_t i = 0; i < shown; ++i) {
      const TraceRow row = silent_row(step + i);
      push(has_a ? &row : nullptr, has_b ? &row : nullptr);
    }
    if (has_a) result_.steps_a += steps - shown;
    if (has_b) result_.steps_b += steps - shown;
  }

  const ComparisonResult& finish() {
    if (result_.first) explain();
    return result_;
  }

  const std::optional<Divergence>& first() const { return result_.first; }

 private:
  static void count(const TraceRow& row, std::uint64_t& steps, std::uint64_t& spikes) {
    ++steps;
    spikes += row.spikes.size();
  }

  void note_length(std::uint64_t step) {
    if (result_.first) return;
    result_.first = Divergence{};
    result_.first->step = step;
    result_.first->quantity = "length";
    result_.first->cause = Cause::length;
  }

  void compare(const TraceRow& a, const TraceRow& b) {
    if (a.is_unknown || b.is_unknown) {
      if (result_.unknown_steps++ == 0) result_.first_unknown = a.step;
      result_.last_unknown = a.step;
      return;
    }
    if (a.potential && b.potential && !rules_.spikes_only) result_.has_potentials = true;
    const bool same_spikes = a.spikes == b.spikes;
    const bool same_potentials = have_equal_potentials(a, b, rules_);
    if (!same_spikes) ++result_.differing_steps;
    if (!same_potentials) ++result_.differing_potentials;
    if (!result_.first && !(same_spikes && same_potentials)) {
      note_first(a, b, same_spikes);
    }
    keep(rows_.a, a);
    keep(rows_.b, b);
    if (result_.first && rows_seen_after_ < rows_after) ++rows_seen_after_;
  }

  void keep(std::deque<TraceRow>& rows, const TraceRow& row) const {
    if (rows_seen_after_ >= rows_after) return;
    rows.push_back(row);
    if (!result_.first && rows.size() > rows_before) rows.pop_front();
  }

  void note_first(const TraceRow& a, const TraceRow& b, bool same_spikes) {
    Divergence first;
    first.step = a.step;
    first.potential_a = a.potential;
    first.potential_b = b.potential;
    threshold_ = a.threshold ? *a.threshold : b.threshold ? *b.threshold : rules_.threshold;
    first.threshold = threshold_;
    first.thresholds_differ = a.threshold && b.threshold && *a.threshold != *b.threshold;
    first.threshold_is_assumed = !a.threshold && !b.threshold && rules_.threshold_is_assumed;
    if (same_spikes) {
      first.quantity = "potential";
      first.a = *a.potential;
      first.b = *b.potential;
      first.margin = std::min(std::abs(first.a - threshold_), std::abs(first.b - threshold_));
    } else {
      first.quantity = "spike";
      note_spikes(a, b, first);
    }
    result_.first = first;
  }

  // Finds the first neuron whose spikes differ, and how near to the threshold the run without the spike came.
  void note_spikes(const TraceRow& a, const TraceRow& b, Divergence& first) const {
    auto x = a.spikes.begin();
    auto y = b.spikes.begin();
    while (x != a.spikes.end() && y != b.spikes.end() && *x == *y) {
      ++x;
      ++y;
    }
    const bool in_a = x != a.spikes.end() && (y == b.spikes.end() || x->first <= y->first);
    first.neuron = in_a ? x->first : y->first;
    const auto value = [&](const TraceRow& row) {
      const auto spike = row.spikes.find(first.neuron);
      return spike == row.spikes.end() ? 0.0 : spike->second;
    };
    first.a = value(a);
    first.b = value(b);
    const std::optional<double>& silent = first.a == 0 ? a.potential : b.potential;
    if (silent && (first.a == 0 || first.b == 0)) first.margin = std::abs(*silent - threshold_);
  }

  void explain() {
    if (result_.first->cause != Cause::length) diagnose(rows_, rules_, *result_.first);
  }

  ComparisonRules rules_;
  ComparisonResult result_;
  RowPairs rows_;
  std::size_t rows_seen_after_ = 0;
  double threshold_ = 1;
};

TraceComparison::TraceComparison(const ComparisonRules& rules)
    : implementation_(std::make_unique<Implementation>(rules)) {}

TraceComparison::~TraceComparison() = default;

void TraceComparison::push(const TraceRow* a, const TraceRow* b) { implementation_->push(a, b); }

void TraceComparison::push_silence(std::uint64_t step, std::uint64_t steps, bool has_a, bool has_b) {
  implementation_->push_silence(step, steps, has_a, has_b);
}

const std::optional<Divergence>& TraceComparison::first() const { return implementation_->first(); }

const ComparisonResult& TraceComparison::finish() { return implementation_->finish(); }

const char* name_of(Cause cause) {
  switch (cause) {
    case Cause::input:
      return "input";
    case Cause::shift:
      return "shift";
    case Cause::comparison:
      return "comparison";
    case Cause::threshold:
      return "threshold";
    case Cause::output:
      return "output";
    case Cause::rounding:
      return "rounding";
    case Cause::reset:
      return "reset";
    case Cause::update:
      return "update";
    case Cause::length:
      return "length";
    case Cause::unknown:
      break;
  }
  return "unknown";
}

const char* meaning_of(Cause cause) {
  switch (cause) {
    case Cause::input:
      return "the inputs differ already, by more than the rounding to a number type";
    case Cause::shift:
      return "the same run, shifted in time";
    case Cause::comparison:
      return "a different comparison: the potential is exactly on the threshold, where > and >= differ";
    case Cause::threshold:
      return "a different threshold, or a neuron that does not fire just now (refractory, disabled)";
    case Cause::output:
      return "a different spike output: the potentials agree";
    case Cause::rounding:
      return "rounding: the potentials agree except for their last bits";
    case Cause::reset:
      return "a different reset or refractory time: the potentials differ from a spike on";
    case Cause::update:
      return "a different update (leak, gain or order of operations): the potentials differ before a reset";
    case Cause::length:
      return "one run is longer than the other; they agree as far as both go";
    case Cause::unknown:
      break;
  }
  return "a difference whose cause these traces do not show";
}

std::string likely_cause(const Divergence& first, const std::string& name_b) {
  std::string text = meaning_of(first.cause);
  if (first.cause == Cause::shift) {
    const auto steps = static_cast<std::uint64_t>(std::abs(first.shift));
    text += ": " + name_b + " is " + std::to_string(steps) + (steps == 1 ? " step" : " steps") +
            (first.shift > 0 ? " later" : " earlier");
    if (first.is_shift_of_spikes)
      text += " in its spikes only (one spike output may be registered, the other combinational)";
    if (first.is_rounded) text += ", and the potentials are rounded differently";
  }
  if (first.cause == Cause::input && first.input_a && first.input_b)
    text += ": " + to_text(*first.input_a) + " and " + to_text(*first.input_b);
  return text;
}

}  // namespace lif
