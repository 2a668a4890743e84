#include "text/number_type.hpp"

#include <array>
#include <utility>

#include "text/parse.hpp"

namespace lif::testbench {

namespace {

struct RoundingWord {
  const char* text;
  Rounding value;
};

// The first word of a value is the one that is written.
constexpr std::array<RoundingWord, 6> rounding_words{{{"zero", Rounding::toward_zero},
                                                      {"toward-zero", Rounding::toward_zero},
                                                      {"floor", Rounding::floor},
                                                      {"nearest-even", Rounding::nearest_even},
                                                      {"nearest", Rounding::nearest_even},
                                                      {"nearest-away", Rounding::nearest_away}}};

std::string take_until(std::string& text, char separator) {
  const auto end = text.find(separator);
  std::string head = text.substr(0, end);
  text = end == std::string::npos ? "" : text.substr(end + 1);
  return head;
}

bool parse_rounding(const std::string& text, FixedFormat& format) {
  for (const RoundingWord& word : rounding_words) {
    if (text != word.text) continue;
    format.rounding = word.value;
    return true;
  }
  return text.empty();
}

bool parse_overflow(const std::string& text, FixedFormat& format) {
  if (text == "wrap") format.overflow = Overflow::wrap;
  if (text == "saturate") format.overflow = Overflow::saturate;
  return text.empty() || text == "wrap" || text == "saturate";
}

// W.F[:ROUNDING[:OVERFLOW]]
std::optional<FixedFormat> parse_format(std::string text) {
  FixedFormat format;
  if (!text.empty() && text.front() == 'u') {
    format.is_signed = false;
    text.erase(0, 1);
  }
  std::string digits = take_until(text, ':');
  const auto width = parse_integer(take_until(digits, '.'));
  const auto fraction = parse_integer(digits);
  if (!width || *width < 1 || *width > FixedFormat::widest) return std::nullopt;
  if (!fraction || *fraction < 0 || *fraction > FixedFormat::most_fractional) return std::nullopt;
  format.width = static_cast<std::uint8_t>(*width);
  format.fraction_bits = static_cast<std::uint8_t>(*fraction);
  const std::string rounding = take_until(text, ':');
  if (!parse_rounding(rounding, format) || !parse_overflow(text, format)) return std::nullopt;
  return format;
}

std::string format_text(const FixedFormat& format) {
  std::string text = format.is_signed ? "" : "u";
  text += std::to_string(format.width) + "." + std::to_string(format.fraction_bits);
  for (const RoundingWord& word : rounding_words) {
    if (word.value != format.rounding) continue;
    text += std::string(":") + word.text;
    break;
  }
  return text + (format.overflow == Overflow::wrap ? ":wrap" : ":saturate");
}

std::optional<NumberType> parse_fixed(std::string text) {
  const auto common = parse_format(take_until(text, ','));
  if (!common) return std::nullopt;
  NumberType type{NumberKind::fixed, {*common, *common, *common}};
  while (!text.empty()) {
    std::string entry = take_until(text, ',');
    const std::string quantity = take_until(entry, '=');
    const auto format = parse_format(entry);
    if (!format) return std::nullopt;
    if (quantity == "potential") {
      type.formats.potential = *format;
    } else if (quantity == "current") {
      type.formats.current = *format;
    } else if (quantity == "coefficient") {
      type.formats.coefficient = *format;
    } else {
      return std::nullopt;
    }
  }
  return type;
}

}  // namespace

const char* const fixed_syntax =
    "fixed:W.F[:ROUNDING[:OVERFLOW]] with W (1 to 53) bits, F (0 to 53) of them after the point, ROUNDING "
    "zero, floor, nearest-even or nearest-away, OVERFLOW saturate or wrap, and then ,potential=..., "
    ",current=... or ,coefficient=... of the same form; uW is unsigned";

const char* name_of(NumberKind kind) {
  switch (kind) {
    case NumberKind::float32:
      return "float";
    case NumberKind::integer:
      return "int";
    case NumberKind::fixed:
      return "fixed";
    case NumberKind::float64:
      break;
  }
  return "double";
}

std::string NumberType::name() const {
  if (kind != NumberKind::fixed) return name_of(kind);
  std::string text = "fixed:" + format_text(formats.potential);
  if (!(formats.current == formats.potential)) text += ",current=" + format_text(formats.current);
  if (!(formats.coefficient == formats.potential)) text += ",coefficient=" + format_text(formats.coefficient);
  return text;
}

std::optional<NumberType> parse_number_type(const std::string& text) {
  for (const NumberKind kind : {NumberKind::float64, NumberKind::float32, NumberKind::integer}) {
    if (text == name_of(kind)) return NumberType{kind, {}};
  }
  constexpr std::size_t prefix = 6;  // "fixed:"
  if (text.rfind("fixed:", 0) == 0) return parse_fixed(text.substr(prefix));
  return std::nullopt;
}

}  // namespace lif::testbench
