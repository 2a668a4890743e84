#include <lif/lockstep/lock_step.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include <lif/lockstep/lock_step_report.hpp>

namespace lif {

namespace {

// Cycles before the first difference that are kept, so that a shift in time can be seen.
constexpr std::size_t cycles_kept = 64;

}  // namespace

LockStep::LockStep(const sc_core::sc_module_name& instance, std::unique_ptr<WatchedNeuron> neuron,
                   const sc_core::sc_module* rtl, const LockStepRules& rules, const Clocking& clocking)
    : ClockedModule(instance, clocking),
      neuron_(std::move(neuron)),
      rtl_(rtl),
      rules_(rules),
      state_names_(neuron_->names()) {}

LockStep::~LockStep() = default;

void LockStep::compare(const std::string& name, RtlProbe rtl) {
  if (name == "input_current") return add({name, ComparedValue::Source::input, 0, nullptr, std::move(rtl)});
  const auto found = std::find(state_names_.begin(), state_names_.end(), name);
  if (found == state_names_.end()) {
    std::string known;
    for (const std::string& one : state_names_) known += (known.empty() ? "" : ", ") + one;
    return report_error(message_type::parameters, this->name(),
                        "the neuron's state has no '" + name + "': it has " + known);
  }
  const auto index = static_cast<std::size_t>(found - state_names_.begin());
  add({name, ComparedValue::Source::state, index, nullptr, std::move(rtl)});
}

void LockStep::compare(const std::string& name, std::function<double()> model, RtlProbe rtl) {
  add({name, ComparedValue::Source::function, 0, std::move(model), std::move(rtl)});
}

void LockStep::add(ComparedValue value) {
  const RtlBits& bits = value.rtl.bits();
  constexpr int widest = 64;
  if (bits.width < 1 || bits.width > widest) {
    return report_error(message_type::parameters, name(),
                        "'" + value.name + "' has " + std::to_string(bits.width) + " bits: allowed is 1 to " +
                            std::to_string(widest));
  }
  constexpr int longest = 1000;
  if (value.rtl.lag() < 0 || value.rtl.lag() > longest) {
    return report_error(message_type::parameters, name(),
                        "'" + value.name + "' is " + std::to_string(value.rtl.lag()) +
                            " cycles late: allowed is 0 to " + std::to_string(longest));
  }
  for (const ComparedValue& one : compared_) {
    if (one.name == value.name)
      return report_error(message_type::parameters, name(), "'" + value.name + "' is compared twice");
  }
  longest_lag_ = std::max(longest_lag_, static_cast<std::size_t>(value.rtl.lag()));
  compared_.push_back(std::move(value));
}

std::optional<Divergence> LockStep::first_difference() const {
  if (differing_cycles_ == 0) return std::nullopt;
  return compare_cycles(findings()).first;
}

std::string LockStep::report() const {
  if (differing_cycles_ > 0) return lock_step_report(findings());
  if (cycles_ > 0) return std::to_string(cycles_) + " cycles agree";
  return reset_.channel() != nullptr && !has_been_reset_
             ? "no cycle was compared: the reset has not been active"
             : "no cycle was compared";
}

LockStepFindings LockStep::findings() const {
  return {state_names_, compared_, kept_, first_place_, rules_.cycles_shown};
}

void LockStep::trace(sc_core::sc_trace_file* file) const {
  const std::string scope = std::string(name()) + ".";
  for (const ComparedValue& one : compared_) {
    sc_core::sc_trace(file, one.last_model, scope + one.name + ".model");
    sc_core::sc_trace(file, one.last_rtl, scope + one.name + ".rtl");
  }
  sc_core::sc_trace(file, differs_, scope + "differs");
  sc_core::sc_trace(file, differing_cycles_, scope + "differing_cycles");
}

void LockStep::before_end_of_elaboration() {
  ClockedModule::before_end_of_elaboration();
  if (compared_.empty()) {
    report_error(message_type::wiring, name(),
                 "nothing is compared: call compare() before the simulation starts");
  }
}

void LockStep::end_of_elaboration() {
  reset_ = reset_line();
  enable_ = EnableLine(enable);
  const auto* const clock = dynamic_cast<const sc_core::sc_signal_in_if<bool>*>(clk.get_interface());
  if (clock == nullptr) return;  // reported already
  clocks_ = std::make_unique<ClockWatch>(*clock, clocking().edge == ClockEdge::rising);
  clocks_->add(neuron_->module());
  if (rtl_ != nullptr) clocks_->add(*rtl_);
}

void LockStep::start_of_simulation() {
  history_.resize(std::max(cycles_kept, rules_.cycles_shown) + longest_lag_ + 1);
  for (LockStepCycle& cycle : history_) {
    cycle.state.resize(state_names_.size());
    cycle.model.resize(compared_.size());
    cycle.expected.resize(compared_.size());
    cycle.rtl.resize(compared_.size());
  }
  read_model(history_[0]);
  initial_ = history_[0].model;
}

void LockStep::end_of_simulation() {
  if (differing_cycles_ > 0) conclude();
}

LockStepCycle& LockStep::cycle_at(std::uint64_t number) { return history_[number % history_.size()]; }

void LockStep::begin_cycle() {
  if (clocks_ == nullptr) return;
  clocks_->note_edge();
  has_begun_ = true;
  LockStepCycle& cycle = cycle_at(edges_);
  cycle.number = edges_;
  cycle.time = sc_core::sc_time_stamp();
  cycle.is_reset = reset_.is_active();
  cycle.is_enabled = enable_.is_high();
  cycle.input = neuron_->input();
  has_been_reset_ = has_been_reset_ || cycle.is_reset;
  for (std::size_t place = 0; place < compared_.size(); ++place) {
    if (compared_[place].is_early()) cycle.rtl[place] = value_of(compared_[place].rtl);
  }
}

double LockStep::value_of(const RtlProbe& rtl) {
  const RtlWord word = rtl.read();
  return word.is_known ? number_of(word, rtl.bits()) : std::numeric_limits<double>::quiet_NaN();
}

void LockStep::read_model(LockStepCycle& cycle) const {
  neuron_->read(cycle.state.data());
  for (std::size_t place = 0; place < compared_.size(); ++place) {
    const ComparedValue& one = compared_[place];
    switch (one.source) {
      case ComparedValue::Source::state:
        cycle.model[place] = cycle.state[one.state_index];
        break;
      case ComparedValue::Source::function:
        cycle.model[place] = one.model();
        break;
      case ComparedValue::Source::input:
        cycle.model[place] = cycle.input.value_or(0);
        break;
    }
  }
}

void LockStep::end_cycle() {
  if (!has_begun_) return;
  has_begun_ = false;
  const std::string complaint = has_late_clock_ ? std::string() : clocks_->complaint();
  if (!complaint.empty()) {
    has_late_clock_ = true;
    report_error(message_type::wiring, name(), complaint);
  }
  LockStepCycle& cycle = cycle_at(edges_);
  read_model(cycle);
  if (cycle.is_reset) {
    initial_ = cycle.model;
    first_cycle_ = edges_ + 1;
  }
  const bool is_waiting = reset_.channel() != nullptr && !has_been_reset_;
  cycle.is_compared = !is_waiting && reset_.is_active() == cycle.is_reset;
  if (cycle.is_compared) compare_cycle(cycle);
  ++edges_;
}

double LockStep::expected(const LockStepCycle& cycle, std::size_t place) {
  const auto lag = static_cast<std::uint64_t>(compared_[place].rtl.lag());
  if (lag == 0) return cycle.model[place];
  return cycle.number < first_cycle_ + lag ? initial_[place] : cycle_at(cycle.number - lag).model[place];
}

void LockStep::compare_cycle(LockStepCycle& cycle) {
  ++cycles_;
  cycle.threshold = neuron_->threshold();
  differs_ = false;
  for (std::size_t place = 0; place < compared_.size(); ++place) {
    ComparedValue& one = compared_[place];
    cycle.expected[place] = expected(cycle, place);
    if (!one.is_early()) cycle.rtl[place] = value_of(one.rtl);
    // Inputs, and what is combinational from them, mean nothing in a reset.
    if (one.is_early() && cycle.is_reset) cycle.rtl[place] = cycle.expected[place];
    one.last_model = cycle.expected[place];
    one.last_rtl = cycle.rtl[place];
    differs_ = differs_ || cycle.differs(place);
  }
  if (differs_ && differing_cycles_++ == 0) return keep_first(cycle);
  if (differing_cycles_ == 0 || seen_after_ >= rules_.cycles_after) return;
  kept_.push_back(cycle);
  if (++seen_after_ == rules_.cycles_after) conclude();
}

void LockStep::keep_first(const LockStepCycle& cycle) {
  const std::uint64_t most = history_.size() - 1;
  const std::uint64_t begin = cycle.number > most ? cycle.number - most : 0;
  for (std::uint64_t number = begin; number <= cycle.number; ++number) {
    if (cycle_at(number).is_compared) kept_.push_back(cycle_at(number));
  }
  first_place_ = kept_.size() - 1;
  if (rules_.cycles_after == 0) conclude();
}

void LockStep::conclude() {
  if (has_reported_) return;
  has_reported_ = true;
  report_warning(message_type::lockstep, name(), report());
  if (rules_.after == AfterDifference::stop && sc_core::sc_is_running()) sc_core::sc_stop();
}

void LockStep::at_active_edge() {
  dont_initialize();
  sensitive << (clocking().edge == ClockEdge::rising ? clk.pos() : clk.neg());
}

void LockStep::at_opposite_edge() {
  dont_initialize();
  sensitive << (clocking().edge == ClockEdge::rising ? clk.neg() : clk.pos());
}

}  // namespace lif
