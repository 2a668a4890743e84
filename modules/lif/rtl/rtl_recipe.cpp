// rtl.LIF and its presets: see lif/models/rtl/lif.hpp.
#include <algorithm>
#include <utility>

#include <lif/models/rtl/lif.hpp>
#include <lif/rtl/recipe.hpp>
#include <lif/rtl/rtl_leak.hpp>

namespace lif::systemverilog {

namespace {

using rtl::Adaptation;
using rtl::Comparison;
using rtl::DisabledSpike;
using rtl::LeakOrder;
using rtl::LIFParameters;
using rtl::Reset;
using rtl::SpikeOutput;
using rtl::ThresholdOn;
using rtl::Update;

class RtlRecipe {
 public:
  explicit RtlRecipe(const NeuronChoice& choice)
      : p_(typed_parameters<LIFParameters>(choice)),
        register_(p_.potential_format()),
        potential_type_(Type::of(register_)),
        module_(choice.module_name),
        path_(module_.path()),
        leak_(module_, p_),
        has_threshold_port_(choice.ports.threshold) {
    after_reset_ = register_;
    after_reset_.overflow = p_.reset_overflow;
  }

  Neuron write() {
    declare_ports();
    declare_state();
    const Value input = taken_input();
    threshold_ = threshold_in_effect();
    find_mode(input);
    say(leak_.words());
    if (p_.refractory_period > 0) {
      path_.comment("A refractory step ignores the input.");
      resting_ = path_.named("resting", path_.compare(counter_, "!=", Value::constant(0)));
    }
    const auto [fires, moved] =
        p_.threshold_on == ThresholdOn::old_state ? compare_then_advance(input) : advance_then_compare(input);
    count_refractory_steps(fires);
    adapt(fires);
    module_.next("potential", rested(moved));
    show(fires);
    const bool is_mealy = p_.spike_output == SpikeOutput::mealy;
    return {std::move(module_), rule_, is_mealy ? SpikeTiming::before_the_edge : SpikeTiming::after_the_edge};
  }

 private:
  void declare_ports() {
    enable_ = module_.enable("while it is low, nothing changes");
    if (p_.update == Update::event || p_.update == Update::event_else_leak) {
      synaptic_event_ = module_.input_bit("synaptic_event", "this step has an event");
    }
    if (p_.update == Update::event) {
      time_reference_ = module_.input_bit("time_reference", "the event leaks and ignores the input");
    }
    input_ = module_.input("input_current", Type::of(p_.input_format()), "input of the step, an integer");
    if (has_threshold_port_) {
      module_.input("threshold_in", threshold_type(), "threshold of this step");
    }
    module_.output("spike", std::nullopt, spike_meaning());
    module_.output("potential", potential_type_, "the register, an integer");
  }

  const char* spike_meaning() const {
    switch (p_.spike_output) {
      case SpikeOutput::moore:
        return "the register is over the threshold";
      case SpikeOutput::mealy:
        return "the neuron fires at the next edge";
      case SpikeOutput::delayed:
        return "spike of the step before the last";
      case SpikeOutput::registered:
        break;
    }
    return "spike of the last step";
  }

  void declare_state() {
    potential_ = module_.state(
        "potential", potential_type_,
        constant_parameter("INITIAL_POTENTIAL", potential_type_, p_.initial_potential, "potential at start"));
    if (p_.refractory_period > 0) {
      const Type type = Type::holding({0, p_.refractory_period});
      period_ = constant_parameter("REFRACTORY_PERIOD", type, p_.refractory_period,
                                   "steps after a spike that ignore the input");
      counter_ = module_.state("refractory_counter", type, Value::constant(0));
    }
    if (p_.adaptation != Adaptation::none) {
      const Type type = Type::holding({0, std::max<std::int64_t>(1, p_.adaptation_cap)});
      cap_ =
          constant_parameter("ADAPTATION_CAP", type, p_.adaptation_cap, "the most that the threshold rises");
      adaptation_ = module_.state("adaptation", type, Value::constant(0));
    }
  }

  Value constant_parameter(const std::string& name, const Type& type, std::int64_t value,
                           const std::string& meaning) {
    return module_.parameter(name, type, value, meaning);
  }

  // It holds the neighbours of the threshold, too, so that no comparison with it is constant by its type.
  Type threshold_type() const {
    return potential_type_.joined(Type::holding({p_.threshold - 1, p_.threshold + 1}));
  }

  Value taken_input() {
    if (!p_.input_register) return input_;
    Value registered = module_.state("registered_input", input_.type, Value::constant(0));
    module_.next("registered_input", input_);
    say("I is the input of the step before");
    return registered;
  }

  Value threshold_in_effect() {
    Value constant = has_threshold_port_
                         ? Value::signal("threshold_in", threshold_type())
                         : constant_parameter("THRESHOLD", threshold_type(), p_.threshold, "threshold");
    if (p_.adaptation == Adaptation::none) return constant;
    path_.comment("The threshold, raised by the spikes so far");
    say("T <- threshold + A");
    return path_.add("threshold", constant, adaptation_);
  }

  // Whether a step integrates its input, and whether it leaks.
  void find_mode(const Value& input) {
    switch (p_.update) {
      case Update::clock:
        return;
      case Update::event:
        path_.comment("An event integrates, or leaks if it is a time reference.");
        integrates_ = path_.named("integrates", synaptic_event_ && !time_reference_);
        leaks_ = path_.named("leaks", synaptic_event_ && time_reference_);
        return say("an event integrates, or leaks if it is a time reference");
      case Update::event_else_leak:
        integrates_ = synaptic_event_;
        leaks_ = !synaptic_event_;
        return say("a step with an event integrates, any other step leaks");
      case Update::input_else_leak:
        path_.comment("A step with an input integrates, any other step leaks.");
        integrates_ = path_.named("integrates", path_.compare(input, "!=", Value::constant(0)));
        leaks_ = !integrates_;
        return say("a step whose input is not 0 integrates, any other step leaks");
    }
  }

  struct Moved {
    Condition fires;
    Value potential;
  };

  Moved compare_then_advance(const Value& input) {
    const Condition fires = compared("S <- V", potential_);
    stored_ = path_.fit("stored", sum(input), register_);
    Value left = potential_;
    const bool is_kept = p_.reset == Reset::subtract || p_.reset == Reset::none;
    if (p_.leak_on_spike && is_kept) {
      path_.comment("The step of a spike leaks, too.");
      left = leak_.leaked("spike_leak", potential_);
    }
    const Value reset = reset_value(left, input, Condition::known(false));
    return {fires, path_.select("moved", fires, reset, stored_)};
  }

  Moved advance_then_compare(const Value& input) {
    const Value wide = sum(input);
    stored_ = path_.fit("stored", wide, register_);
    const Value seen = p_.compare_wide ? wide : stored_;
    const Condition fires = compared(p_.compare_wide ? "S <- the sum before it is fitted" : "S <- V", seen);
    const Value reset = reset_value(seen, input, integrates_);
    return {fires, path_.select("moved", fires, reset, stored_)};
  }

  Condition compared(const std::string& subject, const Value& potential) {
    const std::string operation = p_.comparison == Comparison::greater ? ">" : ">=";
    const std::string text =
        subject + " " + operation + (p_.adaptation == Adaptation::none ? " threshold" : " T");
    path_.comment(text + (p_.refractory_period > 0 ? ", unless refractory" : ""));
    say(text);
    const Condition over = path_.compare(potential, operation, threshold_);
    return path_.named("fires", resting_.is_never() ? over : path_.named("over", over) && !resting_);
  }

  // The potential of a step without a spike, before it is fitted to the register.
  Value sum(const Value& input) {
    const bool is_before = p_.leak_order == LeakOrder::before;
    if (p_.update == Update::clock) {
      if (is_before) {
        const Value left = between("leaked_fitted", leak_.leaked("leaked", potential_));
        path_.comment("V <- leak(V) + I");
        say("V <- leak(V) + I" + fitted_words());
        return path_.add("sum", left, input);
      }
      path_.comment("V <- leak(V + I)");
      say("V <- leak(V + I)" + fitted_words());
      return leak_.leaked("sum", between("integrated_fitted", path_.add("integrated", potential_, input)));
    }
    Value left = leak_.leaked("leaked", potential_);
    if (is_before) left = between("leaked_fitted", left);
    path_.comment("V <- V + I, or leak(V)");
    say("V <- V + I, or leak(V)" + fitted_words());
    const Value integrated = path_.add("integrated", potential_, input);
    if (p_.update != Update::event) return path_.select("sum", integrates_, integrated, left);
    return path_.select("sum", integrates_, integrated,
                        path_.select("without_input", leaks_, left, potential_));
  }

  std::string fitted_words() const {
    return p_.overflow == Overflow::saturate ? ", which saturates" : ", which wraps";
  }

  Value between(const std::string& name, const Value& value) {
    return p_.fit_between ? path_.fit(name, value, register_) : value;
  }

  // What a spike leaves; `has_input` tells whether `potential` already contains the step's input.
  Value reset_value(const Value& potential, const Value& input, const Condition& has_input) {
    path_.comment(reset_words());
    say(reset_words() + ", if S");
    const Value zero = Value::constant(0);
    const Value kept = p_.keeps_input() ? input : zero;
    switch (p_.reset) {
      case Reset::zero:
        return path_.fit("reset", kept, after_reset_);
      case Reset::value: {
        const Value value =
            constant_parameter("RESET_VALUE", potential_type_, p_.reset_value, "potential after a spike");
        return path_.fit("reset", path_.add("reset_exact", value, kept), after_reset_);
      }
      case Reset::input:
        return path_.fit("reset", input, after_reset_);
      case Reset::subtract:
      case Reset::none:
        break;
    }
    const Value less =
        p_.reset == Reset::subtract ? path_.subtract("less_threshold", potential, threshold_) : potential;
    if (p_.keeps_input()) {  // added where it is not in yet
      const Value missing = path_.select("input_missing", has_input, zero, input);
      return path_.fit("reset", path_.add("reset_exact", less, missing), after_reset_);
    }
    const Value excess = path_.select("input_in_excess", has_input, input, zero);
    return path_.fit("reset", path_.subtract("reset_exact", less, excess), after_reset_);
  }

  std::string reset_words() const {
    const std::string kept = p_.keeps_input() ? " + I" : "";
    switch (p_.reset) {
      case Reset::zero:
        return "V <- " + (kept.empty() ? std::string("0") : "I");
      case Reset::value:
        return "V <- reset value" + kept;
      case Reset::input:
        return "V <- I";
      case Reset::subtract:
        return std::string("V <- V - ") + (p_.adaptation == Adaptation::none ? "threshold" : "T") +
               (p_.keeps_input() ? ", with the input" : ", without the input");
      case Reset::none:
        break;
    }
    return p_.keeps_input() ? "V stays, with the input" : "V stays, without the input";
  }

  void count_refractory_steps(const Condition& fires) {
    if (p_.refractory_period == 0) return;
    path_.comment("Refractory steps to come");
    say("the refractory_period steps after a spike ignore the input" + refractory_words());
    const Value less = path_.decrement("one_step_less", counter_);
    const Value rest = path_.select("rest_goes_on", resting_, less, Value::constant(0));
    module_.next("refractory_counter", path_.select("next_counter", fires, period_, rest));
  }

  std::string refractory_words() const {
    if (p_.refractory_integrate) return ": no, they leak and integrate, and cannot spike";
    return p_.refractory_leak ? " and leak" : ", and V holds";
  }

  Value rested(const Value& moved) {
    if (resting_.is_never()) return moved;
    Value held = potential_;
    if (p_.refractory_integrate) {
      held = stored_;
    } else if (p_.refractory_leak) {
      held = path_.fit("rest_leaks", leak_.leaked("rest_leak", potential_), register_);
    }
    path_.comment("The next potential");
    return path_.select("next_potential", resting_, held, moved);
  }

  void adapt(const Condition& fires) {
    if (p_.adaptation == Adaptation::none) return;
    path_.comment("The threshold rises with a spike, and comes back without one.");
    const Value jump =
        constant_parameter("ADAPTATION_JUMP", adaptation_.type.joined(Type::holding({0, p_.adaptation_jump})),
                           p_.adaptation_jump, "by which a spike raises the threshold");
    const Value raised = path_.add("raised", adaptation_, jump);
    const Value capped = path_.at_most("raised_capped", raised, cap_);
    Value recovered = adaptation_;
    if (p_.adaptation == Adaptation::shift) {
      say("A <- min(A + jump, cap) if S, else A - (A >> " + std::to_string(p_.adaptation_shift) + ")");
      recovered =
          path_.subtract("recovered", adaptation_,
                         path_.shift_right("recovery", adaptation_, p_.adaptation_shift, Rounding::floor));
    } else {
      say("A <- min(A + jump, cap) if S, else max(A - recovery, 0)");
      const Value recovery = constant_parameter(
          "ADAPTATION_RECOVERY", adaptation_.type.joined(Type::holding({0, p_.adaptation_recovery})),
          p_.adaptation_recovery, "by which the threshold falls in a step");
      const Value lower = path_.subtract("lowered", adaptation_, recovery);
      recovered = path_.at_least_zero("recovered", lower);
    }
    module_.next("adaptation", path_.select("next_adaptation", fires, capped, recovered));
  }

  void show(const Condition& fires) {
    const bool holds = p_.disabled_spike == DisabledSpike::hold;
    switch (p_.spike_output) {
      case SpikeOutput::moore: {
        const std::string operation = p_.comparison == Comparison::greater ? ">" : ">=";
        path_.comment("The spike shows the register.");
        say("the spike shows the comparison of V after the step");
        return module_.assign("spike", path_.compare(potential_, operation, threshold_));
      }
      case SpikeOutput::mealy:
        say("the spike shows before the edge of its step");
        if (!holds) return module_.assign("spike", enable_ && fires);
        module_.state_bit("last_spike", false);
        module_.next("last_spike", fires);
        return module_.assign("spike", Condition::expression("enable ? " + fires.text() + " : last_spike"));
      case SpikeOutput::delayed:
        say("the spike shows a step later");
        module_.state_bit("pending_spike", false);
        module_.next("pending_spike", fires);
        return show_register(Condition::expression("pending_spike"), holds);
      case SpikeOutput::registered:
        break;
    }
    show_register(fires, holds);
  }

  void show_register(const Condition& shown, bool holds) {
    module_.state_bit("spike", false);
    if (holds) return module_.next("spike", shown);
    module_.next("spike", enable_ && shown, true);
  }

  void say(const std::string& line) {
    if (line.empty()) return;
    rule_ += (rule_.empty() ? "" : "\n") + line;
  }

  LIFParameters p_;
  FixedFormat register_;
  FixedFormat after_reset_;
  Type potential_type_;
  HardwareModule module_;
  Datapath& path_;
  RtlLeak leak_;
  bool has_threshold_port_;
  std::string rule_;

  Value input_;
  Value potential_;
  Value counter_;
  Value period_;
  Value adaptation_;
  Value cap_;
  Value threshold_;
  Value stored_;  // fit(sum)
  Condition enable_ = Condition::known(true);
  Condition synaptic_event_ = Condition::known(true);
  Condition time_reference_ = Condition::known(false);
  Condition integrates_ = Condition::known(true);
  Condition leaks_ = Condition::known(true);
  Condition resting_ = Condition::known(false);
};

}  // namespace

Neuron write_rtl_lif(const NeuronChoice& choice) { return RtlRecipe(choice).write(); }

}  // namespace lif::systemverilog
