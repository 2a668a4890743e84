#pragma once

#include <string>

#include <lif/numbers/fixed_format.hpp>
#include <lif/rtl/datapath.hpp>

namespace lif::systemverilog {

/// A quantity in fixed point: an integer in a datapath, and the format that it counts in.
struct Quantity {
  Value value;         ///< the integer; 2^-fraction_bits is its unit
  FixedFormat format;  ///< what an operation on the quantity rounds and fits to
};

/// The operations of lif::FixedPoint in a datapath: each computes exactly, and then rounds and fits its
/// result once to the format of the first operand.
class FixedDatapath {
 public:
  /// Operations become wires of this datapath.
  explicit FixedDatapath(Datapath& path) : path_(path) {}

  /// `a * b`
  Quantity multiply(const std::string& name, const Quantity& a, const Quantity& b) const;
  /// `a + b`
  Quantity add(const std::string& name, const Quantity& a, const Quantity& b) const;
  /// `a - b`
  Quantity subtract(const std::string& name, const Quantity& a, const Quantity& b) const;
  /// `b` in another format
  Quantity convert(const std::string& name, const Quantity& b, const FixedFormat& format) const;
  /// Whether a is strictly above b.
  Condition is_above(const std::string& name, const Quantity& a, const Quantity& b) const;
  /// `a` if the condition holds, else `b` of the same format.
  Quantity select(const std::string& name, const Condition& condition, const Quantity& a,
                  const Quantity& b) const;
  /// The number 0.
  static Quantity zero(const FixedFormat& format) { return {Value::constant(0), format}; }

 private:
  // Both with the fraction bits of the finer one.
  struct Aligned {
    Value a;
    Value b;
    int gained;  // fraction bits in addition to those of a
  };
  Aligned aligned(const std::string& name, const Quantity& a, const Quantity& b) const;
  Quantity stored(const std::string& name, const Value& exact, int bits, const FixedFormat& format) const;

  Datapath& path_;
};

}  // namespace lif::systemverilog
