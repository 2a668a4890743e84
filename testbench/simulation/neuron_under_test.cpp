#include "simulation/neuron_under_test.hpp"

#include <cmath>
#include <stdexcept>

namespace lif::testbench {

NeuronUnderTest::NeuronUnderTest(const char* name, const DynamicParameters& parameters)
    : parameters_(parameters), rule_(parameters.make_rule()), neuron_(name, parameters) {
  neuron_.rst_n(rst_n_);
  neuron_.input_current(input_current_);
  neuron_.spike(spike_);
  neuron_.potential(potential_);
}

void NeuronUnderTest::set_input(double current) {
  const Range range = neuron_.model().input_range();
  const bool counts = rule_->description().type.kind == NumberKind::integer;
  if (std::isfinite(current) && !range.contains(counts ? std::round(current) : current))
    throw std::domain_error("an input of " + to_text(current) + ": allowed is " + to_text(range));
  if (counts && current != std::trunc(current)) ++rounded_inputs_;
  input_current_.write(rule_->rounded(current));
}

bool NeuronUnderTest::set_control(const StepControl& control, const std::string& cell) {
  switch (control.target) {
    case StepControl::Target::rst_n:
    case StepControl::Target::reset: {
      const auto value = parse_bool(cell);
      if (value) next_rst_n_ = *value == (control.target == StepControl::Target::rst_n);
      return value.has_value();
    }
    case StepControl::Target::state:
      if (cell.empty()) return true;
      if (!has_loads_) loaded_ = neuron_.state();
      has_loads_ = true;
      return rule_->set(loaded_, control.name, cell);
    case StepControl::Target::parameter:
      break;
  }
  has_new_parameters_ = true;
  return parameters_.set(control.name, cell);
}

void NeuronUnderTest::apply_controls() {
  rst_n_.write(next_rst_n_);
  if (has_new_parameters_) neuron_.set_parameters(parameters_);
  has_new_parameters_ = false;
}

void NeuronUnderTest::load_state() {
  if (has_loads_ && rst_n_.read()) neuron_.set_state(loaded_);
  has_loads_ = false;
}

void NeuronUnderTest::observe(StepRecord& record) const {
  record.rst_n = rst_n_.read();
  record.input = input_current_.read();
  record.potential = potential_.read();
  record.potential_before_reset = neuron_.potential_before_reset();
  record.threshold = neuron_.threshold();
  record.spike = spike_.read();
  const DynamicState& state = neuron_.state();
  for (std::size_t i = 0; i < state.variables->size(); ++i) {
    if ((*state.variables)[i].info.role == Role::quantity) record.further.push_back(state.others[i]);
  }
}

}  // namespace lif::testbench
