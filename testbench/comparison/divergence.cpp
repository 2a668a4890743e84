#include "comparison/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <deque>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

// Rows kept on either side of the first difference, for the shifts.
constexpr std::size_t rows_before = 512;
constexpr std::size_t rows_after = 2048;
// Potentials that agree to so many times the spacing of floats are taken to differ by rounding.
constexpr double rounding_share = 1e-5;

bool are_close(double a, double b) {
  return std::abs(a - b) <= rounding_share * std::max({std::abs(a), std::abs(b), 1e-30});
}

using Rows = std::deque<TraceRow>;

TraceRow silent_row(std::uint64_t step) {
  TraceRow row;
  row.step = step;
  return row;
}

bool have_equal_potentials(const TraceRow& a, const TraceRow& b, const ComparisonRules& rules) {
  return rules.spikes_only || !a.potential || !b.potential ||
         std::abs(*a.potential - *b.potential) <= rules.tolerance;
}

}  // namespace

/// Holds the rows around the first difference, and looks for its cause in the end.
class TraceComparison::Implementation {
 public:
  explicit Implementation(const ComparisonRules& rules) : rules_(rules) {}

  void push(const TraceRow* a, const TraceRow* b) {
    if (a != nullptr) count(*a, result_.steps_a, result_.spikes_a);
    if (b != nullptr) count(*b, result_.steps_b, result_.spikes_b);
    if (a == nullptr || b == nullptr) {
      note_length(a == nullptr ? b->step : a->step);
    } else {
      compare(*a, *b);
    }
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
    const bool same_spikes = a.spikes == b.spikes;
    const bool same_potentials = have_equal_potentials(a, b, rules_);
    if (!same_spikes) ++result_.differing_steps;
    if (!same_potentials) ++result_.differing_potentials;
    if (!input_differs_ && a.input && b.input && !are_close(*a.input, *b.input)) {
      input_differs_ = true;
      input_step_ = a.step;
    }
    if (!result_.first && !(same_spikes && same_potentials)) {
      note_first(a, b, same_spikes);
    }
    keep(rows_a_, a);
    keep(rows_b_, b);
    if (result_.first && rows_seen_after_ < rows_after) ++rows_seen_after_;
  }

  void keep(Rows& rows, const TraceRow& row) const {
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
    is_at_spike_ = !a.spikes.empty() && !b.spikes.empty();
    was_after_spike_ = !rows_a_.empty() && !rows_a_.back().spikes.empty();
    result_.first = first;
  }

  // The first neuron whose spikes differ, and how near the one that is silent came.
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
    Divergence& first = *result_.first;
    if (first.cause == Cause::length) return;
    if (input_differs_ && input_step_ <= first.step) {
      first.cause = Cause::input;
      return;
    }
    if (const auto shift = find_shift()) {
      first.cause = Cause::shift;
      first.shift = *shift;
      return;
    }
    first.cause = first.quantity == "spike" ? cause_of_spike(first) : cause_of_potential(first);
  }

  Cause cause_of_spike(const Divergence& first) const {
    if (!first.margin) return Cause::unknown;
    if (*first.margin == 0) return Cause::comparison;
    if (*first.margin <= rounding_share * std::max(std::abs(threshold_), 1e-30)) return Cause::rounding;
    return Cause::update;
  }

  Cause cause_of_potential(const Divergence& first) const {
    if (are_close(first.a, first.b)) return Cause::rounding;
    return is_at_spike_ || was_after_spike_ ? Cause::reset : Cause::update;
  }

  // B[i + shift] = A[i] in all that was kept, with something in it that tells.
  std::optional<std::int64_t> find_shift() const {
    for (std::int64_t distance = 1; distance <= rules_.most_shift; ++distance) {
      if (is_shifted(rows_a_, rows_b_, static_cast<std::size_t>(distance))) return distance;
      if (is_shifted(rows_b_, rows_a_, static_cast<std::size_t>(distance))) return -distance;
    }
    return std::nullopt;
  }

  bool is_shifted(const Rows& early, const Rows& late, std::size_t distance) const {
    std::size_t telling = 0;
    for (std::size_t i = 0; i + distance < late.size(); ++i) {
      const TraceRow& x = early[i];
      const TraceRow& y = late[i + distance];
      if (x.spikes != y.spikes || !have_equal_potentials(x, y, rules_)) return false;
      telling += x.spikes.size();
    }
    return telling > 0;
  }

  ComparisonRules rules_;
  ComparisonResult result_;
  Rows rows_a_, rows_b_;
  std::size_t rows_seen_after_ = 0;
  double threshold_ = 1;
  bool is_at_spike_ = false;
  bool was_after_spike_ = false;
  bool input_differs_ = false;
  std::uint64_t input_step_ = 0;
};

TraceComparison::TraceComparison(const ComparisonRules& rules)
    : implementation_(std::make_unique<Implementation>(rules)) {}

TraceComparison::~TraceComparison() = default;

void TraceComparison::push(const TraceRow* a, const TraceRow* b) { implementation_->push(a, b); }

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
      return "the inputs differ already";
    case Cause::shift:
      return "the same run, shifted in time";
    case Cause::comparison:
      return "a different comparison: the potential is exactly on the threshold, where > and >= part";
    case Cause::rounding:
      return "rounding: the potentials agree but for their last bits";
    case Cause::reset:
      return "a different reset: the potentials part at a spike";
    case Cause::update:
      return "a different update: the potentials part without a spike (leak, gain or order)";
    case Cause::length:
      return "one run is longer than the other; they agree as far as both go";
    case Cause::unknown:
      break;
  }
  return "not to be told from these traces";
}

ComparisonResult compare_traces(TraceReader& a, TraceReader& b, const ComparisonRules& rules) {
  TraceComparison comparison(rules);
  TraceRow row_a, row_b;
  bool has_a = a.next(row_a);
  bool has_b = b.next(row_b);
  while (has_a || has_b) {
    if (interrupted()) throw Interrupted();
    // A list of spikes that has ended has no more spikes; another trace that has ended is shorter.
    if (!has_a && !a.has_length()) row_a = silent_row(row_b.step);
    if (!has_b && !b.has_length()) row_b = silent_row(row_a.step);
    comparison.push(has_a || !a.has_length() ? &row_a : nullptr, has_b || !b.has_length() ? &row_b : nullptr);
    has_a = has_a && a.next(row_a);
    has_b = has_b && b.next(row_b);
  }
  return comparison.finish();
}

}  // namespace lif::testbench
