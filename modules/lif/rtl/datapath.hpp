#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include <lif/numbers/fixed_format.hpp>
#include <lif/rtl/value.hpp>

namespace lif::systemverilog {

/// The combinational part of a module, which grows operation by operation. Each operation becomes a wire with
/// a name, wide enough for every value that can occur, so that nothing is lost unless fit() says so:
///
///     Datapath path;
///     const Value sum = path.add("sum", potential, current);     // wire signed [8:0] sum = ...
///     const Value next = path.fit("next", sum, format);          // saturated or wrapped
///
/// An operation that changes nothing, such as the addition of 0, makes no wire and returns its operand.
class Datapath {
 public:
  /// Starts a paragraph with a comment.
  void comment(const std::string& text);

  /// The exact sum.
  Value add(const std::string& name, const Value& a, const Value& b);
  /// The exact difference.
  Value subtract(const std::string& name, const Value& a, const Value& b);
  /// One less; the value is used only where `a` is above 0.
  Value decrement(const std::string& name, const Value& a);
  /// The exact product.
  Value multiply(const std::string& name, const Value& a, const Value& b);
  /// `a * 2^bits`.
  Value shift_left(const std::string& name, const Value& a, int bits);
  /// `a / 2^bits`, rounded to an integer.
  Value shift_right(const std::string& name, const Value& a, int bits, Rounding rounding);
  /// The value in a type of `format.width` bits, saturated or wrapped where it does not fit.
  Value fit(const std::string& name, const Value& a, const FixedFormat& format);
  /// `a` if the condition holds, else `b`.
  Value select(const std::string& name, const Condition& condition, const Value& a, const Value& b);

  /// The smaller one of `a` and `most`.
  Value at_most(const std::string& name, const Value& a, const Value& most);
  /// The larger one of `a` and 0.
  Value at_least_zero(const std::string& name, const Value& a);

  /// Whether `a OPERATION b` holds; the operation is one of `> >= < <= == !=`.
  Condition compare(const Value& a, const std::string& operation, const Value& b);
  /// Gives the condition a name of its own.
  Condition named(const std::string& name, const Condition& condition);
  /// A condition that a signal of one bit carries.
  static Condition bit(const std::string& name) { return Condition::expression(name); }

  /// The value as an expression of this type, which has to hold all values that occur.
  std::string expression(const Value& value, const Type& type);

  /// The wires in SystemVerilog, with their comments, and a last one that takes the bits that no other needs.
  std::string text() const;

 private:
  Value wire(const std::string& name, const Type& type, const Interval& range, const std::string& expression);
  Value rounded(const std::string& name, const Value& exact, int bits, Rounding rounding);
  std::string inside(const Value& a, const Type& type);
  void leave_unused(const Value& value, int lowest_bit);
  void claim(const std::string& name);

  std::string text_;
  std::string pending_comment_;
  std::set<std::string> names_;
  std::map<std::string, std::string> unused_;  // name of a signal and its unused bits
};

}  // namespace lif::systemverilog
