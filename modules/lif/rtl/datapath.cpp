#include <lif/rtl/datapath.hpp>

#include <algorithm>
#include <stdexcept>

#include <lif/rtl/text.hpp>

namespace lif::systemverilog {

void Datapath::comment(const std::string& text) { pending_comment_ = "\n" + commented(text, 2); }

Value Datapath::add(const std::string& name, const Value& a, const Value& b) {
  if (a.is(0)) return b;
  if (b.is(0)) return a;
  const Interval range{a.range.low + b.range.low, a.range.high + b.range.high};
  const Type type = Type::holding(range).joined(a.type).joined(b.type);
  return wire(name, type, range, expression(a, type) + " + " + expression(b, type));
}

Value Datapath::subtract(const std::string& name, const Value& a, const Value& b) {
  if (b.is(0)) return a;
  const Interval range{a.range.low - b.range.high, a.range.high - b.range.low};
  const Type type = Type::holding(range).joined(a.type).joined(b.type);
  return wire(name, type, range, expression(a, type) + " - " + expression(b, type));
}

Value Datapath::decrement(const std::string& name, const Value& a) {
  return wire(name, a.type, {0, a.range.high - 1}, a.name + " - " + a.type.literal(1));
}

Value Datapath::multiply(const std::string& name, const Value& a, const Value& b) {
  if (a.is(1)) return b;
  if (b.is(1)) return a;
  const auto corners = {a.range.low * b.range.low, a.range.low * b.range.high, a.range.high * b.range.low,
                        a.range.high * b.range.high};
  const Interval range{std::min(corners), std::max(corners)};
  const bool is_signed = a.type.is_signed || b.type.is_signed;
  const auto factor = [&](const Value& value) {
    return is_signed && !value.type.is_signed ? Type{value.type.width + 1, true} : value.type;
  };
  const auto is_bit = [](const Value& value) { return value.type.width == 1 && !value.type.is_signed; };
  const Value zero = Value::constant(0);
  if (is_bit(a)) return select(name, compare(a, "!=", zero), b, zero);
  if (is_bit(b)) return select(name, compare(b, "!=", zero), a, zero);
  const Type type{factor(a).width + factor(b).width, is_signed};
  return wire(name, type, range, expression(a, factor(a)) + " * " + expression(b, factor(b)));
}

Value Datapath::shift_left(const std::string& name, const Value& a, int bits) {
  if (bits == 0) return a;
  const Interval range{a.range.low * (Wide{1} << bits), a.range.high * (Wide{1} << bits)};
  if (a.name.empty()) return Value::constant(range.low);
  const Type type{a.type.width + bits, a.type.is_signed};
  return wire(name, type, range, "{" + a.name + ", " + std::to_string(bits) + "'d0}");
}

namespace {

Wide floor_of(Wide value, int bits) { return value >> bits; }

std::string bit_of(const Value& value, int bit) { return value.name + "[" + std::to_string(bit) + "]"; }

std::string bits_of(const Value& value, int high, int low) {
  return value.name + "[" + std::to_string(high) + ":" + std::to_string(low) + "]";
}

// The condition under which a value is rounded up from its floor, as an expression.
std::string rounds_up(const Value& exact, int bits, Rounding rounding) {
  const std::string half = bit_of(exact, bits - 1);
  const std::string below = bits > 1 ? "|" + bits_of(exact, bits - 2, 0) : "";
  const auto with_below = [&](const std::string& tie) { return below.empty() ? tie : below + " || " + tie; };
  const std::string sign = bit_of(exact, exact.type.width - 1);
  switch (rounding) {
    case Rounding::toward_zero:
      return exact.range.low < 0 ? sign + " && |" + bits_of(exact, bits - 1, 0) : "";
    case Rounding::nearest_even:
      return half + " && (" + with_below(bit_of(exact, bits)) + ")";
    case Rounding::nearest_away:
      return exact.range.low < 0 ? half + " && (" + with_below("!" + sign) + ")" : half;
    case Rounding::floor:
      break;
  }
  return "";
}

}  // namespace

Value Datapath::shift_right(const std::string& name, const Value& a, int bits, Rounding rounding) {
  if (bits == 0) return a;
  if (a.name.empty()) throw std::logic_error("a constant is shifted: " + name);
  Value exact = a;
  if (a.type.width <= bits) {  // the bits that the rounding looks at have to exist
    const Type type{bits + 1, a.type.is_signed};
    exact = wire(name + "_extended", type, a.range, expression(a, type));
  }
  return rounded(name, exact, bits, rounding);
}

Value Datapath::rounded(const std::string& name, const Value& exact, int bits, Rounding rounding) {
  const Type type{exact.type.width - bits, exact.type.is_signed};
  const Interval floor{floor_of(exact.range.low, bits), floor_of(exact.range.high, bits)};
  const std::string shifted = std::to_string(type.width) + "'(" + exact.name +
                              (type.is_signed ? " >>> " : " >> ") + std::to_string(bits) + ")";
  const std::string up = rounds_up(exact, bits, rounding);
  if (up.empty()) return wire(name, type, floor, shifted);
  const Value down = wire(name + "_floor", type, floor, shifted);
  const Value increment = wire(name + "_up", {1, false}, {0, 1}, up);
  return add(name, down, increment);
}

Value Datapath::fit(const std::string& name, const Value& a, const FixedFormat& format) {
  const Type type = Type::of(format);
  const Interval allowed = type.range();
  if (a.name.empty() && allowed.contains(a.range)) return {"", type, a.range};
  if (allowed.contains(a.range)) {
    return a.type == type ? a : wire(name, type, a.range, expression(a, type));
  }
  if (format.overflow == Overflow::wrap) {
    if (a.name.empty()) throw std::logic_error("a constant wraps: " + name);
    return wire(name, type, allowed, expression(a, type));
  }
  std::string text;
  if (a.range.high > allowed.high) {
    text += a.name + " > " + a.type.literal(allowed.high) + " ? " + type.literal(allowed.high) + " : ";
  }
  if (a.range.low < allowed.low) {
    text += a.name + " < " + a.type.literal(allowed.low) + " ? " + type.literal(allowed.low) + " : ";
  }
  const Interval range{std::max(a.range.low, allowed.low), std::min(a.range.high, allowed.high)};
  return wire(name, type, range, text + inside(a, type));
}

std::string Datapath::inside(const Value& a, const Type& type) {
  if (a.type.width < type.width) return expression(a, type);
  const std::string low = a.type.width > type.width ? bits_of(a, type.width - 1, 0) : a.name;
  return type.is_signed ? "$signed(" + low + ")" : low;
}

Value Datapath::select(const std::string& name, const Condition& condition, const Value& a, const Value& b) {
  if (condition.is_always()) return a;
  if (condition.is_never()) return b;
  const Interval range = a.range.joined(b.range);
  const Type type = a.type == b.type ? a.type : Type::holding(range).joined(a.type).joined(b.type);
  return wire(name, type, range,
              condition.text() + " ? " + expression(a, type) + " : " + expression(b, type));
}

Value Datapath::at_most(const std::string& name, const Value& a, const Value& most) {
  const Interval range{std::min(a.range.low, most.range.low), std::min(a.range.high, most.range.high)};
  const Type type = Type::holding(range);
  return wire(name, type, range,
              compare(a, ">", most).text() + " ? " + expression(most, type) + " : " + expression(a, type));
}

Value Datapath::at_least_zero(const std::string& name, const Value& a) {
  if (a.range.low >= 0) return a;
  const Interval range{0, std::max<Wide>(a.range.high, 0)};
  const Type type = Type::holding(range);
  const Value zero = Value::constant(0);
  return wire(name, type, range,
              compare(a, "<", zero).text() + " ? " + type.literal(0) + " : " + expression(a, type));
}

Condition Datapath::compare(const Value& a, const std::string& operation, const Value& b) {
  const Type type = a.type.joined(b.type);
  return Condition::expression(expression(a, type) + " " + operation + " " + expression(b, type));
}

Condition Datapath::named(const std::string& name, const Condition& condition) {
  if (condition.is_always() || condition.is_never() || condition.text() == name) return condition;
  claim(name);
  text_ += pending_comment_ + statement("wire " + name + " = ", condition.text());
  pending_comment_.clear();
  return Condition::expression(name);
}

std::string Datapath::expression(const Value& value, const Type& type) {
  if (value.name.empty()) return type.literal(value.range.low);
  if (value.type == type) return value.name;
  const std::string width = std::to_string(type.width) + "'";
  if (type.width < value.type.width) {
    leave_unused(value, type.width);
    const std::string low = bits_of(value, type.width - 1, 0);
    return type.is_signed ? "$signed(" + low + ")" : low;
  }
  if (value.type.is_signed) {
    if (type.width == value.type.width) return "$unsigned(" + value.name + ")";
    return type.is_signed ? width + "(" + value.name + ")" : "$unsigned(" + width + "(" + value.name + "))";
  }
  if (!type.is_signed) return width + "(" + value.name + ")";
  if (type.width == value.type.width) return "$signed(" + value.name + ")";
  // Zeros up to the full width: Verilator 5.006 extends the sign of 3'($signed({1'b0, a & b})) from bit 0.
  return "$signed({" + std::to_string(type.width - value.type.width) + "'d0, " + value.name + "})";
}

std::string Datapath::text() const {
  if (unused_.empty()) return text_;
  std::string bits;
  for (const auto& [name, range] : unused_) bits += ", " + name + range;
  return text_ + "\n" + commented("The bits that no step needs.", 2) +
         statement("wire unused_bits = ", "&{1'b0" + bits + "}");
}

Value Datapath::wire(const std::string& name, const Type& type, const Interval& range,
                     const std::string& expression) {
  claim(name);
  text_ += pending_comment_ + statement("wire " + type.text() + " " + name + " = ", expression);
  pending_comment_.clear();
  return {name, type, range};
}

void Datapath::leave_unused(const Value& value, int lowest_bit) {
  const int highest = value.type.width - 1;
  unused_[value.name] = highest == lowest_bit
                            ? "[" + std::to_string(highest) + "]"
                            : "[" + std::to_string(highest) + ":" + std::to_string(lowest_bit) + "]";
}

void Datapath::claim(const std::string& name) {
  if (!names_.insert(name).second) throw std::logic_error("two signals are named " + name);
}

}  // namespace lif::systemverilog
