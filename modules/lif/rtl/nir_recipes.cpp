// The models of NIR: see lif/models/nir/.
#include <lif/models/nir/cuba_lif.hpp>
#include <lif/models/nir/if.hpp>
#include <lif/models/nir/lif.hpp>
#include <lif/rtl/recipe.hpp>

namespace lif::systemverilog {

namespace {

// What a spike does in all of them.
struct Firing {
  Quantity threshold;
  Quantity reset;

  template <class Parameters>
  Firing(FixedRecipe& recipe, const Parameters& parameters)
      : threshold(recipe.threshold("v_threshold", parameters.v_threshold)),
        reset(recipe.potential_parameter("V_RESET", "v_reset", parameters.v_reset,
                                         "potential after a spike")) {}

  Neuron finish(FixedRecipe& recipe, const Quantity& integrated, const std::string& rule) const {
    recipe.module.path().comment("S <- V > v_threshold");
    const Condition fires = recipe.fixed.is_above("fires", integrated, threshold);
    recipe.module.path().comment("V <- v_reset if S");
    return recipe.finish(recipe.fixed.select("next_potential", fires, reset, integrated), fires,
                         rule + "S <- V > v_threshold\nV <- v_reset if S");
  }
};

// The constants of EulerMembrane.
struct Membrane {
  Quantity rate;
  Quantity resistance;
  Quantity rest;

  Membrane(FixedRecipe& recipe, double dt, double tau, double r, double v_leak)
      : rate(recipe.coefficient("RATE", "dt/tau", dt / tau, "dt/tau of the membrane")),
        resistance(recipe.coefficient("R", "r", r, "gain of the current")),
        rest(recipe.potential_parameter("V_LEAK", "v_leak", v_leak, "potential without input")) {}

  Quantity advance(FixedRecipe& recipe, const Quantity& current) const {
    const FixedDatapath& fixed = recipe.fixed;
    recipe.module.path().comment("V <- V + (dt/tau) * ((v_leak - V) + r*I)");
    const Quantity taken = fixed.convert("current_taken", current, recipe.formats().potential);
    const Quantity drive = fixed.multiply("drive", taken, resistance);
    const Quantity leak = fixed.subtract("leak", rest, recipe.potential);
    const Quantity slope = fixed.add("slope", leak, drive);
    const Quantity change = fixed.multiply("change", slope, rate);
    return fixed.add("integrated", recipe.potential, change);
  }
};

}  // namespace

Neuron write_nir_lif(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<nir::LIFParameters>(choice);
  FixedRecipe recipe(choice);
  const Membrane membrane(recipe, parameters.dt, parameters.tau, parameters.r, parameters.v_leak);
  const Firing firing(recipe, parameters);
  const Quantity integrated = membrane.advance(recipe, recipe.input_current);
  return firing.finish(recipe, integrated, "V <- V + (dt/tau) * ((v_leak - V) + r*I)\n");
}

Neuron write_nir_if(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<nir::IFParameters>(choice);
  FixedRecipe recipe(choice);
  const Quantity dt = recipe.coefficient("DT", "dt", parameters.dt, "length of a step");
  const Quantity resistance = recipe.coefficient("R", "r", parameters.r, "gain of the input");
  const Firing firing(recipe, parameters);
  recipe.module.path().comment("V <- V + dt*(r*I)");
  const FixedDatapath& fixed = recipe.fixed;
  const Quantity taken = fixed.convert("current_taken", recipe.input_current, recipe.formats().potential);
  const Quantity drive = fixed.multiply("drive", taken, resistance);
  const Quantity change = fixed.multiply("change", drive, dt);
  return firing.finish(recipe, fixed.add("integrated", recipe.potential, change), "V <- V + dt*(r*I)\n");
}

Neuron write_nir_cuba_lif(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<nir::CubaLIFParameters>(choice);
  FixedRecipe recipe(choice);
  const Quantity rate = recipe.coefficient("SYNAPTIC_RATE", "dt/tau_syn", parameters.dt / parameters.tau_syn,
                                           "dt/tau of the synapse");
  const Quantity weight = recipe.coefficient("W_IN", "w_in", parameters.w_in, "gain of the input");
  const Membrane membrane(recipe, parameters.dt, parameters.tau_mem, parameters.r, parameters.v_leak);
  const Firing firing(recipe, parameters);
  const Quantity current = recipe.state("current", recipe.formats().current);
  recipe.module.path().comment("i <- i + (dt/tau_syn) * (w_in*I - i)");
  const FixedDatapath& fixed = recipe.fixed;
  const Quantity gained = fixed.multiply("current_gained", recipe.input_current, weight);
  const Quantity slope = fixed.subtract("current_slope", gained, current);
  const Quantity change = fixed.multiply("current_change", slope, rate);
  const Quantity next = fixed.add("next_current", current, change);
  recipe.module.next("current", next.value);
  const Quantity integrated = membrane.advance(recipe, next);
  return firing.finish(recipe, integrated,
                       "i <- i + (dt/tau_syn) * (w_in*I - i)\n"
                       "V <- V + (dt/tau_mem) * ((v_leak - V) + r*i)\n");
}

}  // namespace lif::systemverilog
