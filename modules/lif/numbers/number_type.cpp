#include <lif/numbers/number_type.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>
#include <utility>
#include <vector>

namespace lif {

namespace {

struct RoundingWord {
  const char* text;
  Rounding value;
};

// Where a value has several words, the first one is written.
constexpr std::array<RoundingWord, 6> rounding_words{{{"zero", Rounding::toward_zero},
                                                      {"toward-zero", Rounding::toward_zero},
                                                      {"floor", Rounding::floor},
                                                      {"nearest-even", Rounding::nearest_even},
                                                      {"nearest", Rounding::nearest_even},
                                                      {"nearest-away", Rounding::nearest_away}}};

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text + separator);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  return parts;
}

/// Reads a number of bits in plain digits.
std::optional<std::uint8_t> parse_bits(const std::string& text, int lowest, int highest) {
  const bool is_digits = !text.empty() && text.size() < 3 &&
                         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!is_digits) return std::nullopt;
  const int bits = std::stoi(text);
  if (bits < lowest || bits > highest) return std::nullopt;
  return static_cast<std::uint8_t>(bits);
}

bool parse_rounding(const std::string& text, FixedFormat& format) {
  for (const RoundingWord& word : rounding_words) {
    if (text != word.text) continue;
    format.rounding = word.value;
    return true;
  }
  return false;
}

bool parse_overflow(const std::string& text, FixedFormat& format) {
  if (text == "wrap") format.overflow = Overflow::wrap;
  if (text == "saturate") format.overflow = Overflow::saturate;
  return text == "wrap" || text == "saturate";
}

// Reads W.F[:ROUNDING[:OVERFLOW]].
std::optional<FixedFormat> parse_format(std::string text) {
  FixedFormat format;
  if (!text.empty() && text.front() == 'u') {
    format.is_signed = false;
    text.erase(0, 1);
  }
  const std::vector<std::string> parts = split(text, ':');
  const std::vector<std::string> digits = split(parts.front(), '.');
  if (parts.size() > 3 || digits.size() != 2) return std::nullopt;
  const auto width = parse_bits(digits[0], 1, FixedFormat::widest);
  const auto fraction = parse_bits(digits[1], 0, FixedFormat::most_fractional);
  if (!width || !fraction) return std::nullopt;
  format.width = *width;
  format.fraction_bits = *fraction;
  if (parts.size() > 1 && !parse_rounding(parts[1], format)) return std::nullopt;
  if (parts.size() > 2 && !parse_overflow(parts[2], format)) return std::nullopt;
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

std::optional<NumberType> parse_fixed(const std::string& text) {
  const std::vector<std::string> entries = split(text, ',');
  const auto common = parse_format(entries.front());
  if (!common) return std::nullopt;
  NumberType type{NumberKind::fixed, {*common, *common, *common}};
  std::map<std::string, FixedFormat*> quantities{{"potential", &type.formats.potential},
                                                 {"current", &type.formats.current},
                                                 {"coefficient", &type.formats.coefficient}};
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const auto equals = entries[i].find('=');
    if (equals == std::string::npos) return std::nullopt;
    const auto quantity = quantities.find(entries[i].substr(0, equals));
    const auto format = parse_format(entries[i].substr(equals + 1));
    if (quantity == quantities.end() || !format) return std::nullopt;
    *quantity->second = *format;
    quantities.erase(quantity);  // each may be given once
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

}  // namespace lif
