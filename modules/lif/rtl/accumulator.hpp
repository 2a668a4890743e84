#pragma once

#include <cstddef>

#include <lif/numbers/fixed_format.hpp>
#include <lif/rtl/datapath.hpp>
#include <lif/rtl/fixed_datapath.hpp>

namespace lif::systemverilog {

/// The format of inputs that are spikes: one bit.
inline constexpr FixedFormat spike_format{1, 0, false};

/// What reaches a neuron in a step: weighted inputs, and a bias perhaps.
struct Synapses {
  std::size_t inputs = 1;  ///< number of inputs, 1 or more
  FixedFormat weight;      ///< format of weights and biases
  FixedFormat input;       ///< format of the inputs; one unsigned bit for spikes
  bool has_bias = false;   ///< whether a bias is added to the sum
};

/// The sum of the weighted inputs of a neuron, `bias + sum over i of w[i]*x[i]`, one input at a time. It is
/// as wide as the largest sum that the formats allow, so that it is exact; the neuron's own format rounds it.
class Accumulator {
 public:
  /// The widest sum: one that a double holds exactly, as the layers of a network compute in double.
  static constexpr int widest = 54;

  /// @throws std::invalid_argument naming the width, if it is above the widest
  explicit Accumulator(const Synapses& synapses);

  /// The type of the register.
  const Type& type() const { return type_; }
  /// Fraction bits of the sum.
  int fraction_bits() const { return fraction_bits_; }

  /// What the register `accumulator` becomes when an input is added.
  /// @param is_first  whether it is the first input of a step
  Value with_input(Datapath& path, const Value& weight, const Value& input, const Value& bias,
                   const Condition& is_first) const;

  /// The complete sum in the register as an input current in this format.
  Quantity current(Datapath& path, const FixedFormat& format) const;

 private:
  Value before_an_input() const;
  Interval sum_of(std::size_t inputs) const;

  Synapses synapses_;
  Interval product_;
  Interval bias_;
  Type type_;
  int fraction_bits_;
};

}  // namespace lif::systemverilog
