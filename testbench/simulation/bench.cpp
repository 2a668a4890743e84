#include "simulation/bench.hpp"

#include <utility>

#include "interrupt.hpp"

namespace lif::testbench {

namespace {

sc_core::sc_time picoseconds(std::int64_t count) {
  return sc_core::sc_time::from_value(static_cast<sc_dt::uint64>(count));  // the resolution is 1 ps
}

}  // namespace

Bench::Bench(const sc_core::sc_module_name& name, std::int64_t period_ps, std::vector<Lane> lanes)
    : sc_core::sc_module(name),
      clk_("clk", picoseconds(period_ps), 0.5, picoseconds(period_ps / 2), true),
      lanes_(std::move(lanes)) {
  for (Lane& lane : lanes_) {
    neurons_.push_back(lane.instantiate(lane.name.c_str()));
    neurons_.back()->connect(clk_, rst_n_);
  }
  SC_METHOD(record_and_drive);
  sensitive << clk_.negedge_event();
}

Outcome Bench::run(std::uint64_t limit, std::uint64_t expected, bool quiet) {
  limit_ = limit;
  Progress progress(expected, quiet);
  progress_ = &progress;
  sc_core::sc_start();
  progress_ = nullptr;
  if (failure_) std::rethrow_exception(failure_);
  return {steps_, is_cut_short_};
}

// SystemC would turn an exception that leaves a process into a report and lose its type.
void Bench::record_and_drive() try {
  if (is_driven_) {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      StepRecord record = neurons_[i]->observe();
      record.step = steps_;
      for (Recorder* recorder : lanes_[i].recorders) recorder->record(record);
    }
    ++steps_;
    progress_->update(steps_, lanes_.size());
  }
  is_driven_ = drive();
  if (!is_driven_) sc_core::sc_stop();
} catch (...) {
  failure_ = std::current_exception();
  sc_core::sc_stop();
}

bool Bench::drive() {
  if (steps_ == limit_) return false;
  for (std::size_t i = 0; i < lanes_.size(); ++i) {
    double current = 0;
    if (!lanes_[i].source->next(current)) {
      is_cut_short_ = interrupted();
      return false;
    }
    neurons_[i]->set_input(current);
  }
  is_cut_short_ = interrupted();
  return !is_cut_short_;
}

}  // namespace lif::testbench
