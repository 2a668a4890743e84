// The models of the project's own: see lif/models/lif.hpp and lif/models/alif.hpp.
#include <lif/models/alif.hpp>
#include <lif/models/lif.hpp>
#include <lif/rtl/recipe.hpp>

namespace lif::systemverilog {

namespace {

// The steps that a neuron still rests after a spike, as a counter.
struct Refractory {
  Condition resting = Condition::known(false);
  std::optional<Value> remaining;
  std::optional<Value> steps;

  Refractory(HardwareModule& module, std::int32_t refractory_steps) {
    if (refractory_steps == 0) return;
    const Type type = Type::holding({0, refractory_steps});
    steps = module.parameter("REFRACTORY_STEPS", type, refractory_steps,
                             "steps after a spike that ignore the input");
    remaining = module.state("refractory_remaining", type, Value::constant(0));
    module.path().comment("After a spike the neuron rests for some steps.");
    resting = module.path().named("resting", module.path().compare(*remaining, "!=", Value::constant(0)));
  }

  void advance(HardwareModule& module, const Condition& fires) const {
    if (!remaining) return;
    Datapath& path = module.path();
    path.comment("Steps that it still rests");
    const Value less = path.decrement("one_step_less", *remaining);
    const Value rest = path.select("rest_goes_on", resting, less, Value::constant(0));
    module.next("refractory_remaining", path.select("next_remaining", fires, *steps, rest));
  }
};

}  // namespace

Neuron write_lif(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<LIFParameters<DynamicFixed>>(choice);
  FixedRecipe recipe(choice);
  HardwareModule& module = recipe.module;
  Datapath& path = module.path();
  const Quantity beta = recipe.coefficient("BETA", "beta", parameters.beta, "share of V kept per step");
  const Quantity threshold = recipe.threshold("threshold", parameters.threshold);
  const Quantity reset = recipe.potential_parameter("RESET_POTENTIAL", "reset_potential",
                                                    parameters.reset_potential, "potential after a spike");
  const Quantity initial = recipe.potential_parameter("INITIAL_POTENTIAL", "initial_potential",
                                                      parameters.initial_potential, "potential at start");
  module.reset_to("potential", initial.value);
  const Refractory refractory(module, parameters.refractory_steps);

  path.comment("V <- beta*V + I");
  const Quantity kept = recipe.fixed.multiply("kept", recipe.potential, beta);
  const Quantity integrated = recipe.fixed.add("integrated", kept, recipe.input_current);
  if (refractory.remaining) path.comment("V <- reset potential while the neuron rests");
  const Quantity reached = recipe.fixed.select("reached", refractory.resting, reset, integrated);
  path.comment("S <- V > threshold");
  const Condition over = recipe.fixed.is_above(refractory.remaining ? "over" : "fires", reached, threshold);
  const Condition fires = path.named("fires", over && !refractory.resting);
  refractory.advance(module, fires);
  path.comment("V <- reset potential if S");
  return recipe.finish(recipe.fixed.select("next_potential", fires, reset, reached), fires,
                       refractory.remaining
                           ? "V <- beta*V + I, or the reset potential while the neuron rests\n"
                             "S <- V > threshold, and the neuron does not rest\n"
                             "V <- reset potential if S; it then rests for refractory_steps steps"
                           : "V <- beta*V + I\nS <- V > threshold\nV <- reset potential if S");
}

Neuron write_alif(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<ALIFParameters>(choice);
  FixedRecipe recipe(choice);
  Datapath& path = recipe.module.path();
  const FixedFormat format = recipe.formats().potential;
  const Quantity beta = recipe.coefficient("BETA", "beta", parameters.beta, "share of V kept per step");
  const Quantity decay = recipe.coefficient("ADAPTATION_DECAY", "adaptation_decay",
                                            parameters.adaptation_decay, "share of a kept per step");
  const Quantity strength =
      recipe.coefficient("ADAPTATION_STRENGTH", "adaptation_strength", parameters.adaptation_strength,
                         "rise of the threshold per unit of a");
  const Quantity threshold = recipe.threshold("threshold", parameters.threshold);
  const Quantity reset = recipe.potential_parameter("RESET_POTENTIAL", "reset_potential",
                                                    parameters.reset_potential, "potential after a spike");
  const Quantity adaptation = recipe.state("adaptation", format);
  const DynamicFixed one = NumberMaker<DynamicFixed>(format)("one spike", 1);

  path.comment("V <- beta*V + I");
  const Quantity kept = recipe.fixed.multiply("kept", recipe.potential, beta);
  const Quantity integrated = recipe.fixed.add("integrated", kept, recipe.input_current);
  path.comment("A <- threshold + adaptation_strength*a");
  const Quantity rise = recipe.fixed.multiply("rise", adaptation, strength);
  const Quantity raised = recipe.fixed.add("raised_threshold", rise, threshold);
  path.comment("S <- V > A");
  const Condition fires = recipe.fixed.is_above("fires", integrated, raised);
  path.comment("a <- adaptation_decay*a + S");
  const Quantity decayed = recipe.fixed.multiply("adaptation_kept", adaptation, decay);
  const Quantity jump = recipe.fixed.select("adaptation_jump", fires, {Value::constant(one.raw()), format},
                                            FixedDatapath::zero(format));
  recipe.module.next("adaptation", recipe.fixed.add("next_adaptation", decayed, jump).value);
  path.comment("V <- reset potential if S");
  return recipe.finish(recipe.fixed.select("next_potential", fires, reset, integrated), fires,
                       "V <- beta*V + I\nA <- threshold + adaptation_strength*a\nS <- V > A\n"
                       "V <- reset potential if S\na <- adaptation_decay*a + S");
}

}  // namespace lif::systemverilog
