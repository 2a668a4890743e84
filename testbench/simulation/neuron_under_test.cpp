#include "simulation/neuron_under_test.hpp"

#include <cmath>
#include <stdexcept>

#include <lif/channels/frame_channel.hpp>
#include <lif/network/population.hpp>
#include <lif/neuron/clocked_neuron.hpp>
#include <lif/neuron/event_driven_neuron.hpp>

namespace lif::testbench {

namespace {

/// A module of one neuron, clocked or event-driven.
template <class Module>
class SingleNeuron : public NeuronUnderTest {
 public:
  SingleNeuron(const char* name, const DynamicParameters& parameters)
      : NeuronUnderTest(parameters), neuron_(name, parameters) {
    neuron_.rst_n(rst_n_);
    neuron_.input_current(input_current_);
    neuron_.spike(spike_);
    neuron_.potential(potential_);
  }

  void connect(sc_core::sc_signal_in_if<bool>& clk) override { neuron_.clk(clk); }

 protected:
  void write_input(double current) override { input_current_.write(current); }
  double shown_spike() const override { return spike_.read(); }
  double shown_potential() const override { return potential_.read(); }
  DynamicState state() const override { return neuron_.state(); }
  const DynamicModel& model() const override { return neuron_.model(); }
  void set_parameters(const DynamicParameters& parameters) override { neuron_.set_parameters(parameters); }
  void set_state(const DynamicState& state) override { neuron_.set_state(state); }

 private:
  sc_core::sc_signal<double> input_current_;
  sc_core::sc_signal<double> spike_;
  sc_core::sc_signal<double> potential_;
  Module neuron_;
};

/// A population of one neuron.
class PopulationOfOne : public NeuronUnderTest {
 public:
  PopulationOfOne(const char* name, const DynamicParameters& parameters)
      : NeuronUnderTest(parameters), population_(name, 1, parameters) {
    population_.rst_n(rst_n_);
    population_.input_current(input_current_);
    population_.spike(spike_);
    population_.potential(potential_);
  }

  void connect(sc_core::sc_signal_in_if<bool>& clk) override { population_.clk(clk); }

 protected:
  void write_input(double current) override {
    auto frame = std::make_shared<Frame<double>>(1);
    *frame->overwrite() = current;
    input_current_.write(std::move(frame));
  }
  double shown_spike() const override { return spike_.read().values()[0]; }
  double shown_potential() const override { return potential_.read().values()[0]; }
  DynamicState state() const override { return population_.neurons().state(0); }
  const DynamicModel& model() const override { return population_.neurons().model(0); }
  void set_parameters(const DynamicParameters& parameters) override {
    population_.set_parameters(0, parameters);
  }
  void set_state(const DynamicState& state) override { population_.set_state(0, state); }

 private:
  FrameChannel<double> input_current_{sc_core::sc_gen_unique_name("input_current"), 1};
  FrameChannel<double> spike_{sc_core::sc_gen_unique_name("spike"), 1};
  FrameChannel<double> potential_{sc_core::sc_gen_unique_name("potential"), 1};
  Population<DynamicModel> population_;
};

}  // namespace

NeuronUnderTest::NeuronUnderTest(const DynamicParameters& parameters)
    : parameters_(parameters), rule_(parameters.make_rule()), before_(rule_->initial_state()) {}

void NeuronUnderTest::set_input(double current) {
  const Range range = model().input_range();
  const bool counts = rule_->description().type.kind == NumberKind::integer;
  if (std::isfinite(current) && !range.contains(counts ? std::round(current) : current))
    throw std::domain_error("an input of " + to_text(current) + ": allowed is " + to_text(range));
  if (counts && current != std::trunc(current)) ++rounded_inputs_;
  input_ = rule_->rounded(current);
  if (input_ == 0 && current != 0) ++lost_inputs_;
  write_input(input_);
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
      if (!has_loads_) loaded_ = state();
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
  if (has_new_parameters_) set_parameters(parameters_);
  has_new_parameters_ = false;
}

void NeuronUnderTest::load_state() {
  if (has_loads_ && rst_n_.read()) set_state(loaded_);
  has_loads_ = false;
  before_ = state();
}

void NeuronUnderTest::observe(StepRecord& record) {
  const DynamicState now = state();
  record.rst_n = rst_n_.read();
  record.input = input_;
  record.potential = shown_potential();
  record.potential_before_reset = potential_before_reset(now);
  record.threshold = model().threshold();
  record.spike = shown_spike();
  for (std::size_t i = 0; i < now.variables->size(); ++i) {
    if ((*now.variables)[i].info.role == Role::quantity) record.further.push_back(now.others[i]);
  }
  before_ = now;
}

// Not every module keeps the potential before the reset, so the step is computed once more from the state
// before it.
double NeuronUnderTest::potential_before_reset(const DynamicState& now) const {
  if (!rst_n_.read()) return now.potential;
  DynamicState state = before_;
  const NumberEvents events = number_events();
  const double potential = model().step(state, input_);
  number_events() = events;  // restored, because the neuron has counted these events already
  return potential;
}

std::unique_ptr<NeuronUnderTest> make_neuron_under_test(Shell shell, const char* name,
                                                        const DynamicParameters& parameters) {
  switch (shell) {
    case Shell::event_driven:
      return std::make_unique<SingleNeuron<EventDrivenNeuron<DynamicModel>>>(name, parameters);
    case Shell::population:
      return std::make_unique<PopulationOfOne>(name, parameters);
    case Shell::clocked:
      break;
  }
  return std::make_unique<SingleNeuron<ClockedNeuron<DynamicModel>>>(name, parameters);
}

}  // namespace lif::testbench
