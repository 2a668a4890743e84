#include <lif/rtl/accumulator.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

namespace lif::systemverilog {

namespace {

constexpr const char* register_name = "accumulator";

Interval product_of(const Interval& a, const Interval& b) {
  const auto corners = {a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high};
  return Interval{std::min(corners), std::max(corners)}.joined({0, 0});
}

[[noreturn]] void refuse(const Synapses& synapses, int width) {
  throw std::invalid_argument("the sum over " + std::to_string(synapses.inputs) + " inputs needs " +
                              std::to_string(width) + " bits: allowed is at most " +
                              std::to_string(Accumulator::widest) +
                              ", which the network's own sums hold exactly");
}

// Refuses what would not even fit the integers below.
const Synapses& bounded(const Synapses& synapses) {
  int width = synapses.weight.width + synapses.input.width;
  for (std::size_t count = synapses.inputs; count > 0; count /= 2) ++width;
  if (width > 2 * Accumulator::widest) refuse(synapses, width);
  return synapses;
}

}  // namespace

Accumulator::Accumulator(const Synapses& synapses)
    : synapses_(bounded(synapses)),
      product_(product_of(Type::of(synapses.weight).range(), Type::of(synapses.input).range())),
      fraction_bits_(synapses.weight.fraction_bits + synapses.input.fraction_bits) {
  if (synapses.has_bias) {
    const Interval raw = Type::of(synapses.weight).range();
    const Wide unit = Wide{1} << synapses.input.fraction_bits;
    bias_ = Interval{raw.low * unit, raw.high * unit}.joined({0, 0});
  }
  type_ = Type::holding(sum_of(synapses.inputs));
  if (type_.width > widest) refuse(synapses, type_.width);
}

Interval Accumulator::sum_of(std::size_t inputs) const {
  const Wide count = static_cast<Wide>(inputs);
  return {product_.low * count + bias_.low, product_.high * count + bias_.high};
}

Value Accumulator::before_an_input() const { return {register_name, type_, sum_of(synapses_.inputs - 1)}; }

Value Accumulator::with_input(Datapath& path, const Value& weight, const Value& input, const Value& bias,
                              const Condition& is_first) const {
  path.comment("An input times its weight, exactly");
  const Value product = path.multiply("product", weight, input);
  path.comment("The first one is added to " + std::string(synapses_.has_bias ? "the bias" : "0"));
  const Value start = synapses_.has_bias
                          ? path.shift_left("aligned_bias", bias, synapses_.input.fraction_bits)
                          : Value::constant(0);
  const Value so_far = path.select("sum_so_far", is_first, start, before_an_input());
  return path.add("sum", so_far, product);
}

Quantity Accumulator::current(Datapath& path, const FixedFormat& format) const {
  const Value sum{register_name, type_, sum_of(synapses_.inputs)};
  FixedFormat own = format;
  own.fraction_bits = static_cast<std::uint8_t>(fraction_bits_);
  path.comment("The sum as the input current of a neuron, rounded and fitted to its format");
  return FixedDatapath(path).convert("current", {sum, own}, format);
}

}  // namespace lif::systemverilog
