#include "comparison/divergence.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <limits>

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

  void push_silence(std::uint64_t step, std::uint64_t steps, bool has_a, bool has_b) {
    // What is kept for the shifts sees them all; of the rest only the number counts.
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
      ++result_.unknown_steps;
      return;
    }
    if (a.potential && b.potential && !rules_.spikes_only) result_.has_potentials = true;
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
    const std::optional<double>& silent = first.a == 0 ? first.potential_a : first.potential_b;
    if (*silent > threshold_) return Cause::threshold;
    if (!first.potential_a || !first.potential_b) return Cause::unknown;
    return *first.potential_a == *first.potential_b ? Cause::threshold : Cause::update;
  }

  Cause cause_of_potential(const Divergence& first) const {
    if (are_close(first.a, first.b)) return Cause::rounding;
    return is_at_spike_ || was_after_spike_ ? Cause::reset : Cause::update;
  }

  // B[i + shift] = A[i] in all that was kept, with something in it that tells. At the ends a shift leaves
  // spikes without a counterpart: it has to explain more than those.
  std::optional<std::int64_t> find_shift() const {
    std::size_t differing = 0;
    for (std::size_t i = 0; i < rows_a_.size(); ++i) {
      if (!(rows_a_[i].spikes == rows_b_[i].spikes && have_equal_potentials(rows_a_[i], rows_b_[i], rules_)))
        ++differing;
    }
    const auto explains = [&](const Rows& early, const Rows& late, std::int64_t steps) {
      const auto distance = static_cast<std::size_t>(steps);
      return is_shifted(early, late, distance) && spikes_at_ends(early, late, distance) < differing;
    };
    for (std::int64_t distance = 1; distance <= rules_.most_shift; ++distance) {
      if (explains(rows_a_, rows_b_, distance)) return distance;
      if (explains(rows_b_, rows_a_, distance)) return -distance;
    }
    return std::nullopt;
  }

  static std::size_t spikes_at_ends(const Rows& early, const Rows& late, std::size_t distance) {
    const std::size_t ends = std::min(distance, early.size());
    std::size_t spikes = 0;
    for (std::size_t i = 0; i < ends; ++i) {
      spikes += late[i].spikes.size() + early[early.size() - 1 - i].spikes.size();
    }
    return spikes;
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
    case Cause::threshold:
      return "a different threshold, or a neuron that does not fire just now (refractory, disabled)";
    case Cause::rounding:
      return "rounding: the potentials agree but for their last bits";
    case Cause::reset:
      return "a different reset: the potentials part at a spike";
    case Cause::update:
      return "a different update: the potentials part before a reset (leak, gain or order)";
    case Cause::length:
      return "one run is longer than the other; they agree as far as both go";
    case Cause::unknown:
      break;
  }
  return "not to be told from these traces";
}

namespace {

constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();

/// One of two runs. A list of spikes that has ended is silent from there on; another one is shorter.
class Side {
 public:
  explicit Side(TraceReader& reader) : reader_(reader) {}

  bool has_ended() const { return has_ended_; }
  bool goes_on() const { return !has_ended_ || !reader_.has_length(); }

  std::uint64_t silent_steps() { return has_ended_ ? endless : reader_.silent_steps(); }

  void skip(std::uint64_t steps) {
    if (!has_ended_) reader_.skip(steps);
  }

  /// Nothing where the run has ended.
  const TraceRow* next(std::uint64_t step) {
    has_ended_ = has_ended_ || !reader_.next(row_);
    if (has_ended_) row_ = silent_row(step);
    return goes_on() ? &row_ : nullptr;
  }

 private:
  TraceReader& reader_;
  TraceRow row_;
  bool has_ended_ = false;
};

}  // namespace

ComparisonResult compare_traces(TraceReader& a, TraceReader& b, const ComparisonRules& rules) {
  TraceComparison comparison(rules);
  Side side_a(a), side_b(b);
  std::uint64_t step = 0;
  while (true) {
    if (interrupted()) throw Interrupted();
    const std::uint64_t silence = std::min(side_a.silent_steps(), side_b.silent_steps());
    if (silence == endless) return comparison.finish();
    if (silence > 0) {
      comparison.push_silence(step, silence, side_a.goes_on(), side_b.goes_on());
      side_a.skip(silence);
      side_b.skip(silence);
      step += silence;
      continue;
    }
    const TraceRow* row_a = side_a.next(step);
    const TraceRow* row_b = side_b.next(step);
    if (side_a.has_ended() && side_b.has_ended()) return comparison.finish();
    comparison.push(row_a, row_b);
    ++step;
  }
}

}  // namespace lif::testbench
