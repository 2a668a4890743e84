#include "comparison/compare_traces.hpp"

#include <algorithm>
#include <limits>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

constexpr std::uint64_t endless = std::numeric_limits<std::uint64_t>::max();

/// One of two runs. A list of spikes that has ended counts as silent from there on; any other run is over.
class Side {
 public:
  explicit Side(TraceReader& reader) : reader_(reader) {}

  bool has_ended() const { return has_ended_; }
  bool goes_on() const { return !has_ended_ || !reader_.has_length(); }

  std::uint64_t silent_steps() { return has_ended_ ? endless : reader_.silent_steps(); }

  void skip(std::uint64_t steps) {
    if (!has_ended_) reader_.skip(steps);
  }

  /// The next row, or null if the run has ended.
  const TraceRow* next(std::uint64_t step) {
    has_ended_ = has_ended_ || !reader_.next(row_);
    if (has_ended_) {
      row_ = {};
      row_.step = step;
    }
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
