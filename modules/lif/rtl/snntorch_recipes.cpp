// The models of snnTorch: see lif/models/snntorch/.
#include <lif/models/snntorch/leaky.hpp>
#include <lif/models/snntorch/synaptic.hpp>
#include <lif/rtl/recipe.hpp>

namespace lif::systemverilog {

namespace {

using snntorch::ResetMechanism;

// The reset that snnTorch's neurons share: R tells whether the stored potential is above the threshold.
struct SnntorchReset {
  ResetMechanism mechanism;
  bool is_delayed;
  Quantity threshold;
  Condition was_above = Condition::known(false);

  template <class Parameters>
  SnntorchReset(FixedRecipe& recipe, const Parameters& parameters)
      : mechanism(parameters.reset_mechanism),
        is_delayed(parameters.reset_delay),
        threshold(recipe.threshold("threshold", parameters.threshold)) {
    const bool is_needed = mechanism != ResetMechanism::none;
    if (!is_needed) return;
    recipe.module.path().comment("R <- V > threshold, the stored potential");
    was_above = recipe.fixed.is_above("was_above", recipe.potential, threshold);
  }

  bool subtracts() const { return mechanism == ResetMechanism::subtract; }
  bool zeroes() const { return mechanism == ResetMechanism::zero; }

  // U - R*threshold
  Quantity subtracted(FixedRecipe& recipe, const Quantity& potential) const {
    recipe.module.path().comment("U <- U - R*threshold");
    const Quantity less = recipe.fixed.subtract("less_threshold", potential, threshold);
    return recipe.fixed.select("after_reset", was_above, less, potential);
  }

  // The spike, and the reset at once of reset_delay = false.
  Neuron finish(FixedRecipe& recipe, const Quantity& potential, const std::string& rule) const {
    Datapath& path = recipe.module.path();
    const FixedDatapath& fixed = recipe.fixed;
    path.comment("S <- U > threshold");
    const Condition fires = fixed.is_above("fires", potential, threshold);
    if (is_delayed || mechanism == ResetMechanism::none) {
      return recipe.finish(potential, fires, rule + "S <- U > threshold\nV <- U");
    }
    const Condition takes = path.named("takes_reset", fires && !was_above);
    const Condition returns = path.named("returns_reset", was_above && !fires);
    if (subtracts()) {
      path.comment("V <- U - (S - R)*threshold");
      const Quantity less = fixed.subtract("spike_subtracted", potential, threshold);
      const Quantity more = fixed.add("reset_returned", potential, threshold);
      const Quantity kept = fixed.select("not_taken", returns, more, potential);
      return recipe.finish(fixed.select("next_potential", takes, less, kept), fires,
                           rule + "S <- U > threshold\nV <- U - (S - R)*threshold");
    }
    path.comment("V <- U - (S - R)*U");
    const Quantity twice = fixed.add("doubled", potential, potential);
    const Quantity kept = fixed.select("not_taken", returns, twice, potential);
    return recipe.finish(
        fixed.select("next_potential", takes, FixedDatapath::zero(recipe.formats().potential), kept), fires,
        rule + "S <- U > threshold\nV <- U - (S - R)*U");
  }
};

void refuse(const NeuronChoice& choice, const std::string& parameter, const std::string& allowed) {
  throw std::invalid_argument("SystemVerilog of " + choice.model + " does not cover " + parameter +
                              ": allowed is " + allowed);
}

}  // namespace

Neuron write_snntorch_leaky(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<snntorch::LeakyParameters>(choice);
  if (parameters.state_quant_bits != 0) refuse(choice, "state_quant_bits", "0");
  if (parameters.graded_spikes_factor != 1) refuse(choice, "graded_spikes_factor", "1");
  FixedRecipe recipe(choice);
  Datapath& path = recipe.module.path();
  const Quantity beta = recipe.coefficient("BETA", "beta", snntorch::clamped_share(parameters.beta),
                                           "share of V kept per step");
  const SnntorchReset reset(recipe, parameters);
  std::string rule = reset.mechanism == ResetMechanism::none ? "" : "R <- V > threshold\n";
  Quantity start = recipe.potential;
  if (reset.zeroes()) {
    path.comment("U <- beta*((1 - R)*V) + I");
    start = recipe.fixed.select("not_reset", reset.was_above, FixedDatapath::zero(recipe.formats().potential),
                                start);
    rule += "U <- beta*((1 - R)*V) + I\n";
  } else {
    path.comment("U <- beta*V + I");
    rule += reset.subtracts() ? "U <- (beta*V + I) - R*threshold\n" : "U <- beta*V + I\n";
  }
  const Quantity kept = recipe.fixed.multiply("kept", start, beta);
  Quantity potential = recipe.fixed.add("integrated", kept, recipe.input_current);
  if (reset.subtracts()) potential = reset.subtracted(recipe, potential);
  return reset.finish(recipe, potential, rule);
}

Neuron write_snntorch_synaptic(const NeuronChoice& choice) {
  const auto parameters = typed_parameters<snntorch::SynapticParameters>(choice);
  FixedRecipe recipe(choice);
  Datapath& path = recipe.module.path();
  const Quantity alpha = recipe.coefficient("ALPHA", "alpha", snntorch::clamped_share(parameters.alpha),
                                            "share of the current kept per step");
  const Quantity beta = recipe.coefficient("BETA", "beta", snntorch::clamped_share(parameters.beta),
                                           "share of V kept per step");
  const Quantity current = recipe.state("current", recipe.formats().current);
  const SnntorchReset reset(recipe, parameters);
  std::string rule = reset.mechanism == ResetMechanism::none ? "" : "R <- V > threshold\n";
  rule += "i <- alpha*i + I\nU <- beta*V + i\n";
  path.comment("i <- alpha*i + I");
  const Quantity kept_current = recipe.fixed.multiply("current_kept", current, alpha);
  const Quantity next = recipe.fixed.add("next_current", kept_current, recipe.input_current);
  recipe.module.next("current", next.value);
  path.comment("U <- beta*V + i");
  const Quantity kept = recipe.fixed.multiply("kept", recipe.potential, beta);
  Quantity potential = recipe.fixed.add("integrated", kept, next);
  if (reset.subtracts()) {
    potential = reset.subtracted(recipe, potential);
    rule += "U <- U - R*threshold\n";
  } else if (reset.zeroes()) {
    path.comment("U <- U - R*U");
    potential = recipe.fixed.select("after_reset", reset.was_above,
                                    FixedDatapath::zero(recipe.formats().potential), potential);
    rule += "U <- U - R*U\n";
  }
  return reset.finish(recipe, potential, rule);
}

}  // namespace lif::systemverilog
