#pragma once

#include <string>

#include <lif/numbers/fixed_format.hpp>

namespace lif::systemverilog {

/// An integer that holds every value and every intermediate result of a neuron's datapath.
__extension__ using Wide = __int128;

/// The integer in decimal digits.
std::string digits_of(Wide value);

/// All integers from `low` to `high`, both included.
struct Interval {
  Wide low = 0;   ///< smallest value
  Wide high = 0;  ///< largest value

  /// Whether all values of `other` lie inside.
  constexpr bool contains(const Interval& other) const { return low <= other.low && other.high <= high; }
  /// The smallest interval that contains both.
  constexpr Interval joined(const Interval& other) const {
    return {low < other.low ? low : other.low, high > other.high ? high : other.high};
  }
};

/// The type of a vector in SystemVerilog: its number of bits, 1 to 126, and its sign.
struct Type {
  int width = 1;           ///< number of bits
  bool is_signed = false;  ///< two's complement, or no negative values

  /// The smallest type that holds all values of an interval.
  static Type holding(const Interval& interval);
  /// The type of the integers of a fixed-point format.
  static Type of(const FixedFormat& format) { return {format.width, format.is_signed}; }

  /// All values of the type.
  constexpr Interval range() const {
    if (is_signed) return {-(Wide{1} << (width - 1)), (Wide{1} << (width - 1)) - 1};
    return {0, (Wide{1} << width) - 1};
  }
  /// The smallest type that holds the values of both.
  Type joined(const Type& other) const { return holding(range().joined(other.range())); }
  /// As in a declaration: `signed [7:0]`.
  std::string text() const;
  /// A literal of the type: `8'sd5`.
  std::string literal(Wide value) const;

  /// Whether width and sign are equal.
  friend constexpr bool operator==(const Type& a, const Type& b) {
    return a.width == b.width && a.is_signed == b.is_signed;
  }
};

/// A value in a datapath: a signal or a parameter, which has a name, or a constant, which has none.
struct Value {
  std::string name;  ///< name of the signal; empty for a constant
  Type type;         ///< as the signal is declared
  Interval range;    ///< values that the signal can have, or the constant's value at both ends

  /// A signal, or a parameter, that can have every value of its type.
  static Value signal(std::string name, const Type& type) { return {std::move(name), type, type.range()}; }
  /// A constant, in the smallest type that holds it.
  static Value constant(Wide value) { return {"", Type::holding({value, value}), {value, value}}; }

  /// Whether it is this constant.
  bool is(Wide value) const { return name.empty() && range.low == value; }
};

/// A condition: an expression of one bit, or one that is known beforehand.
class Condition {
 public:
  /// A condition that always holds, or never.
  static Condition known(bool value) { return Condition(value, ""); }
  /// A condition that an expression computes; it is the name of a signal, or stands in parentheses.
  static Condition expression(std::string text) { return Condition(false, std::move(text)); }

  /// Whether it always holds.
  bool is_always() const { return text_.empty() && value_; }
  /// Whether it never holds.
  bool is_never() const { return text_.empty() && !value_; }
  /// The expression.
  std::string text() const { return !text_.empty() ? text_ : value_ ? "1'b1" : "1'b0"; }

  /// Holds if both hold.
  friend Condition operator&&(const Condition& a, const Condition& b);
  /// Holds if one of them holds.
  friend Condition operator||(const Condition& a, const Condition& b);
  /// Holds if this one does not.
  Condition operator!() const;

 private:
  Condition(bool value, std::string text) : value_(value), text_(std::move(text)) {}

  bool value_;
  std::string text_;
};

}  // namespace lif::systemverilog
