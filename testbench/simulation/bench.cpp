#include "simulation/bench.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include <lif/shell/report.hpp>

#include "errors.hpp"
#include "interrupt.hpp"
#include "simulation/picoseconds.hpp"

namespace lif::testbench {

Bench::Bench(const sc_core::sc_module_name& name, std::int64_t period_ps, std::vector<Lane> lanes)
    : sc_core::sc_module(name),
      clk_("clk", picoseconds(period_ps), 0.5, picoseconds(period_ps / 2), true),
      lanes_(std::move(lanes)) {
  for (Lane& lane : lanes_) {
    neurons_.push_back(make_neuron_under_test(lane.shell, lane.name.c_str(), lane.neuron));
    neurons_.back()->connect(clk_);
  }
  SC_METHOD(record_and_drive);
  sensitive << clk_.negedge_event();
  SC_METHOD(load_states);
  dont_initialize();
  sensitive << driven_;
}

Outcome Bench::run(std::uint64_t limit, std::uint64_t expected, bool quiet) {
  limit_ = limit;
  Progress progress(expected, quiet);
  progress_ = &progress;
  const NumberEvents events_before = number_events();
  sc_core::sc_start();
  progress_ = nullptr;
  if (failure_) std::rethrow_exception(failure_);
  Outcome outcome{steps_, is_cut_short_, number_events() - events_before};
  for (const auto& neuron : neurons_) {
    if (neuron->rounded_inputs() > 0)
      report_warning(message_type::input, "input",
                     "the model takes integers: the input was rounded in " +
                         std::to_string(neuron->rounded_inputs()) + " steps");
    if (neuron->lost_inputs() > 0)
      report_warning(message_type::input, "input",
                     "an input other than 0 was rounded to 0 by the number type in " +
                         std::to_string(neuron->lost_inputs()) + " steps");
  }
  return outcome;
}

// An exception that leaves a process would become a SystemC report and lose its type, so it is kept and
// thrown again by run().
void Bench::record_and_drive() try {
  if (is_driven_) {
    for (std::size_t i = 0; i < lanes_.size(); ++i) {
      record_.further.clear();
      neurons_[i]->observe(record_);
      record_.step = steps_;
      for (Recorder* recorder : lanes_[i].recorders) recorder->record(record_);
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
    if (!lanes_[i].source->next(input_)) {
      is_cut_short_ = interrupted();
      return false;
    }
    try {
      neurons_[i]->set_input(input_.current);
    } catch (const std::domain_error& error) {
      throw InputError(lanes_[i].source->place() + ": " + error.what());
    }
    if (!lanes_[i].controls.empty()) control(i);
  }
  is_cut_short_ = interrupted();
  return !is_cut_short_;
}

void Bench::control(std::size_t lane) {
  const std::vector<StepControl>& controls = lanes_[lane].controls;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    if (neurons_[lane]->set_control(controls[i], input_.controls[i])) continue;
    throw InputError(lanes_[lane].source->place() + ": column '" + controls[i].column + "': '" +
                     input_.controls[i].substr(0, 40) + "' is no value of " + controls[i].name +
                     ": expected " + controls[i].allowed);
  }
  try {
    neurons_[lane]->apply_controls();
  } catch (const sc_core::sc_report& report) {
    throw InputError(lanes_[lane].source->place() + ": " + report.get_msg());
  }
  driven_.notify(sc_core::SC_ZERO_TIME);
}

void Bench::load_states() try {
  for (std::size_t i = 0; i < neurons_.size(); ++i) {
    try {
      neurons_[i]->load_state();
    } catch (const sc_core::sc_report& report) {
      throw InputError(lanes_[i].source->place() + ": " + report.get_msg());
    }
  }
} catch (...) {
  failure_ = std::current_exception();
  sc_core::sc_stop();
}

}  // namespace lif::testbench
