#include <lif/rtl/value.hpp>

#include <algorithm>

namespace lif::systemverilog {

std::string digits_of(Wide value) {
  if (value == 0) return "0";
  std::string digits;
  const bool is_negative = value < 0;
  for (Wide rest = value; rest != 0; rest /= 10) {
    const auto digit = static_cast<int>(rest % 10);
    digits += static_cast<char>('0' + (is_negative ? -digit : digit));
  }
  if (is_negative) digits += '-';
  std::reverse(digits.begin(), digits.end());
  return digits;
}

Type Type::holding(const Interval& interval) {
  Type type{1, interval.low < 0};
  while (!type.range().contains(interval)) ++type.width;
  return type;
}

std::string Type::text() const {
  return std::string(is_signed ? "signed " : "") + "[" + std::to_string(width - 1) + ":0]";
}

std::string Type::literal(Wide value) const {
  const std::string size = std::to_string(width) + "'";
  if (!is_signed) return size + "d" + digits_of(value);
  if (value >= 0) return size + "sd" + digits_of(value);
  if (value != range().low) return "-" + size + "sd" + digits_of(-value);
  // Its magnitude does not fit the type, so it is written by its bits: a one, and zeros.
  std::string hexadecimal(static_cast<std::size_t>((width + 3) / 4), '0');
  hexadecimal.front() = static_cast<char>('0' + (1 << ((width - 1) % 4)));
  return size + "sh" + hexadecimal;
}

namespace {

bool is_name(const std::string& text) { return text.find(' ') == std::string::npos; }

std::string as_operand(const std::string& text) { return is_name(text) ? text : "(" + text + ")"; }

}  // namespace

Condition operator&&(const Condition& a, const Condition& b) {
  if (a.is_never() || b.is_never()) return Condition::known(false);
  if (a.is_always()) return b;
  if (b.is_always()) return a;
  return Condition::expression(as_operand(a.text()) + " && " + as_operand(b.text()));
}

Condition operator||(const Condition& a, const Condition& b) {
  if (a.is_always() || b.is_always()) return Condition::known(true);
  if (a.is_never()) return b;
  if (b.is_never()) return a;
  return Condition::expression(as_operand(a.text()) + " || " + as_operand(b.text()));
}

Condition Condition::operator!() const {
  if (text_.empty()) return known(!value_);
  return expression("!" + as_operand(text_));
}

}  // namespace lif::systemverilog
