#include <lif/lockstep/diagnosis.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

namespace lif {

namespace {

using Rows = std::deque<TraceRow>;

// Two values whose relative difference is at most this are taken to differ by rounding only. It is about a
// hundred times the relative spacing of floats.
constexpr double rounding_share = 1e-5;
// If the grid of the values is coarser than this fraction of the largest value, it says nothing about
// rounding.
constexpr double coarsest_share = 0.125;

// The weight of the lowest bit that is set in the value.
double lowest_bit(double value) {
  int exponent = 0;
  double mantissa = std::frexp(value, &exponent);
  while (mantissa != std::trunc(mantissa)) {
    mantissa *= 2;
    --exponent;
  }
  return std::ldexp(1.0, exponent);
}

using Quantity = std::optional<double> TraceRow::*;

/// Whether two values of a quantity differ by no more than the rounding of the coarser run. The values of a
/// fixed-point or integer run lie on a grid, and may differ by the spacing of that grid.
class Nearness {
 public:
  Nearness(const Rows& a, const Rows& b, Quantity quantity, double size)
      : quantity_(quantity), grid_(std::max(grid_of(a, quantity), grid_of(b, quantity))) {
    for (const Rows* rows : {&a, &b}) {
      for (const TraceRow& row : *rows) {
        const double value = (row.*quantity).value_or(0.0);
        if (std::isfinite(value)) size = std::max(size, std::abs(value));
      }
    }
    if (grid_ > coarsest_share * size) grid_ = 0;
  }

  bool operator()(double a, double b) const { return are_near(a, b, 1); }

  /// The same with four times the allowance, for steps over which rounding errors add up.
  bool within_some(const TraceRow& a, const TraceRow& b) const {
    constexpr double times = 4;
    const auto& x = a.*quantity_;
    const auto& y = b.*quantity_;
    return !x || !y || are_near(*x, *y, times);
  }

  bool operator()(const TraceRow& a, const TraceRow& b) const {
    const auto& x = a.*quantity_;
    const auto& y = b.*quantity_;
    return !x || !y || (*this)(*x, *y);
  }

 private:
  bool are_near(double a, double b, double times) const {
    return std::isfinite(a) && std::isfinite(b) ? std::abs(a - b) <= times * allowance(a, b) : are_same(a, b);
  }

  double allowance(double a, double b) const {
    return std::max(grid_, rounding_share * std::max({std::abs(a), std::abs(b), 1e-30}));
  }

  static double grid_of(const Rows& rows, Quantity quantity) {
    double grid = 0;
    for (const TraceRow& row : rows) {
      const double value = (row.*quantity).value_or(0.0);
      if (value == 0 || !std::isfinite(value)) continue;
      const double bit = lowest_bit(value);
      grid = grid == 0 ? bit : std::min(grid, bit);
    }
    return grid;
  }

  Quantity quantity_;
  double grid_;
};

class Diagnosis {
 public:
  Diagnosis(const RowPairs& rows, const ComparisonRules& rules, Divergence& first)
      : a_(rows.a),
        b_(rows.b),
        rules_(rules),
        first_(first),
        potentials_are_near_(a_, b_, &TraceRow::potential, std::abs(first.threshold)),
        inputs_are_near_(a_, b_, &TraceRow::input, 0) {
    while (place_ < a_.size() && a_[place_].step < first.step) ++place_;
  }

  void run() {
    if (note_input()) return;
    const auto exact = [&](const TraceRow& x, const TraceRow& y) {
      return x.spikes == y.spikes && are_equal(x, y);
    };
    const auto near = [&](const TraceRow& x, const TraceRow& y) {
      return x.spikes == y.spikes && are_near(x, y);
    };
    const auto spikes = [](const TraceRow& x, const TraceRow& y) { return x.spikes == y.spikes; };
    const bool is_spike = first_.quantity == "spike";
    if (note_shift(exact)) return;
    if (note_shift(near)) {
      first_.is_rounded = true;
      return;
    }
    const bool potentials_agree = is_spike && show_potentials() && all_potentials_agree();
    if (potentials_agree && note_shift(spikes)) {
      first_.is_shift_of_spikes = true;
      return;
    }
    first_.cause = is_spike ? cause_of_spike(potentials_agree) : cause_of_potential();
  }

 private:
  using Agree = std::function<bool(const TraceRow&, const TraceRow&)>;

  bool are_equal(const TraceRow& x, const TraceRow& y) const {
    return rules_.spikes_only || !x.potential || !y.potential ||
           lif::are_equal(*x.potential, *y.potential, rules_);
  }
  bool are_near(const TraceRow& x, const TraceRow& y) const {
    return rules_.spikes_only || potentials_are_near_(x, y);
  }
  bool show_potentials() const { return !rules_.spikes_only && first_.potential_a && first_.potential_b; }

  bool all_potentials_agree() const {
    for (std::size_t i = 0; i < a_.size(); ++i) {
      if (!are_equal(a_[i], b_[i])) return false;
    }
    return true;
  }

  // Notes if the inputs, up to the first difference, differ by more than the rounding to another number type.
  bool note_input() {
    for (std::size_t i = 0; i < a_.size() && i <= place_; ++i) {
      if (inputs_are_near_(a_[i], b_[i])) continue;
      first_.cause = Cause::input;
      first_.input_a = a_[i].input;
      first_.input_b = b_[i].input;
      return true;
    }
    return false;
  }

  // Notes a shift in time: B[i + shift] agrees with A[i] in all rows that were kept, and at least one of
  // these rows has a spike. At both ends a shift leaves spikes without a counterpart, so it has to explain
  // more differing rows than there are such spikes.
  bool note_shift(const Agree& agree) {
    std::size_t differing = 0;
    for (std::size_t i = 0; i < a_.size(); ++i) {
      if (!agree(a_[i], b_[i])) ++differing;
    }
    const auto explains = [&](const Rows& early, const Rows& late, std::size_t distance) {
      return is_shifted(early, late, distance, agree) && spikes_at_ends(early, late, distance) < differing;
    };
    for (std::int64_t distance = 1; distance <= rules_.most_shift; ++distance) {
      const auto steps = static_cast<std::size_t>(distance);
      const bool is_later = explains(a_, b_, steps);
      if (!is_later && !explains(b_, a_, steps)) continue;
      first_.cause = Cause::shift;
      first_.shift = is_later ? distance : -distance;
      first_.begins_at_rest = begins_at_rest(is_later ? b_ : a_, steps);
      return true;
    }
    return false;
  }

  static bool is_shifted(const Rows& early, const Rows& late, std::size_t distance, const Agree& agree) {
    std::size_t telling = 0;
    for (std::size_t i = 0; i + distance < late.size(); ++i) {
      if (!agree(early[i], late[i + distance])) return false;
      telling += early[i].spikes.size();
    }
    return telling > 0;
  }

  // Whether all of the first steps of a run lack spikes and show one potential.
  static bool begins_at_rest(const Rows& rows, std::size_t steps) {
    if (rows.size() < steps || rows.front().step != 0) return false;
    return std::all_of(
        rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(steps),
        [&](const TraceRow& row) { return row.spikes.empty() && row.potential == rows.front().potential; });
  }

  static std::size_t spikes_at_ends(const Rows& early, const Rows& late, std::size_t distance) {
    const std::size_t ends = std::min(distance, early.size());
    std::size_t spikes = 0;
    for (std::size_t i = 0; i < ends; ++i) {
      spikes += late[i].spikes.size() + early[early.size() - 1 - i].spikes.size();
    }
    return spikes;
  }

  Cause cause_of_spike(bool potentials_agree) const {
    if (first_.thresholds_differ) return Cause::threshold;
    if (!first_.margin) return potentials_agree ? Cause::output : Cause::unknown;
    if (*first_.margin == 0) return Cause::comparison;
    if (potentials_agree) return Cause::output;
    const std::optional<double>& silent = first_.a == 0 ? first_.potential_a : first_.potential_b;
    if (potentials_are_near_(*silent, first_.threshold)) return Cause::rounding;
    if (*silent > first_.threshold) return Cause::threshold;
    if (!first_.potential_a || !first_.potential_b) return Cause::unknown;
    return Cause::update;
  }

  // Whether the potentials stay near each other until the next spike. A rounding error stays small while it
  // leaks and adds up, but the effect of another leak or gain grows.
  bool stays_near() const {
    constexpr std::size_t most_watched = 64;
    const std::size_t end = std::min(a_.size(), place_ + most_watched);
    for (std::size_t i = place_; i < end; ++i) {
      if (!a_[i].spikes.empty() || !b_[i].spikes.empty()) return true;
      if (!potentials_are_near_.within_some(a_[i], b_[i])) return false;
    }
    return true;
  }

  Cause cause_of_potential() const {
    if (potentials_are_near_(first_.a, first_.b) && stays_near()) return Cause::rounding;
    const bool is_at_spike = !a_[place_].spikes.empty() && !b_[place_].spikes.empty();
    const bool is_after_spike = place_ > 0 && !a_[place_ - 1].spikes.empty();
    return is_at_spike || is_after_spike ? Cause::reset : Cause::update;
  }

  const Rows& a_;
  const Rows& b_;
  const ComparisonRules& rules_;
  Divergence& first_;
  Nearness potentials_are_near_;
  Nearness inputs_are_near_;
  std::size_t place_ = 0;  // index of the first difference
};

}  // namespace

void diagnose(const RowPairs& rows, const ComparisonRules& rules, Divergence& first) {
  Diagnosis(rows, rules, first).run();
}

}  // namespace lif
