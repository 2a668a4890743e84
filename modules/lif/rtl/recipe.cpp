#include <lif/rtl/recipe.hpp>

#include <lif/numbers/text.hpp>

namespace lif::systemverilog {

namespace {

std::string unit_of(const FixedFormat& format) {
  return format.fraction_bits == 0 ? "an integer" : "in units of 2^-" + std::to_string(format.fraction_bits);
}

}  // namespace

FixedRecipe::FixedRecipe(const NeuronChoice& choice)
    : module(choice.module_name),
      fixed(module.path()),
      spike(Condition::known(false)),
      formats_(choice.type.formats),
      ports_(choice.ports) {
  if (ports_.enable) module.enable("while it is low, no step is made");
  input_current = {module.input("input_current", Type::of(formats_.current),
                                "read at the edge, " + unit_of(formats_.current)),
                   formats_.current};
  if (ports_.threshold) {
    module.input("threshold_in", Type::of(formats_.potential), "threshold of this step");
  }
  module.output("spike", std::nullopt, "spike of the last step");
  module.output("potential", Type::of(formats_.potential), "after the reset, " + unit_of(formats_.potential));
  potential = {module.state("potential", Type::of(formats_.potential), Value::constant(0)),
               formats_.potential};
  spike = module.state_bit("spike", false);
}

Quantity FixedRecipe::potential_parameter(const std::string& name, const char* model_name, double value,
                                          const std::string& meaning) {
  return parameter(name, model_name, value, formats_.potential, meaning);
}

Quantity FixedRecipe::threshold(const char* model_name, double value) {
  if (!ports_.threshold) {
    // The parameter holds the neighbours of the threshold, too, so that no comparison with it is constant.
    const DynamicFixed stored = NumberMaker<DynamicFixed>(formats_.potential)(model_name, value);
    const Type type =
        Type::of(formats_.potential).joined(Type::holding({stored.raw() - 1, stored.raw() + 1}));
    return {module.parameter("THRESHOLD", type, stored.raw(), "threshold: " + to_text(stored.to_double())),
            formats_.potential};
  }
  return {Value::signal("threshold_in", Type::of(formats_.potential)), formats_.potential};
}

Quantity FixedRecipe::coefficient(const std::string& name, const char* model_name, double value,
                                  const std::string& meaning) {
  return parameter(name, model_name, value, formats_.coefficient, meaning);
}

Quantity FixedRecipe::parameter(const std::string& name, const char* model_name, double value,
                                const FixedFormat& format, const std::string& meaning) {
  const DynamicFixed stored = NumberMaker<DynamicFixed>(format)(model_name, value);
  return {
      module.parameter(name, Type::of(format), stored.raw(), meaning + ": " + to_text(stored.to_double())),
      format};
}

Quantity FixedRecipe::state(const std::string& name, const FixedFormat& format) {
  return {module.state(name, Type::of(format), Value::constant(0)), format};
}

Neuron FixedRecipe::finish(const Quantity& next_potential, const Condition& fires, std::string rule) {
  module.next("potential", next_potential.value);
  module.next("spike", fires);
  return {std::move(module), std::move(rule), SpikeTiming::after_the_edge};
}

}  // namespace lif::systemverilog
