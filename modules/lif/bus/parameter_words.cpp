#include <lif/bus/parameter_words.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <stdexcept>
#include <utility>

#include <lif/numbers/parse.hpp>
#include <lif/numbers/text.hpp>

namespace lif::bus {

namespace {

using Type = ParameterEntry::Type;

bool fits_32_bits(const Range& range) {
  return range.lowest >= std::numeric_limits<std::int32_t>::min() &&
         range.highest <= std::numeric_limits<std::int32_t>::max();
}

std::uint64_t bits_of(double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

double number_of(std::uint64_t bits) {
  double value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

[[noreturn]] void refuse(const ParameterEntry& entry, const std::string& value) {
  throw std::invalid_argument(entry.name + " = " + value + " is not allowed: allowed is " +
                              allowed_text(entry));
}

}  // namespace

ParameterWords::ParameterWords(std::vector<ParameterEntry> entries) {
  for (ParameterEntry& entry : entries) {
    Kind kind = Kind::number;
    std::string form = "IEEE 754 number of 64 bits";
    switch (entry.type) {
      case Type::text:
        continue;
      case Type::integer:
        kind = fits_32_bits(entry.range) ? Kind::integer : Kind::wide_integer;
        form = "two's complement";
        break;
      case Type::flag:
        kind = Kind::flag;
        form = "0 for false, 1 for true";
        break;
      case Type::word:
        kind = Kind::word;
        form.clear();
        for (std::size_t i = 0; i < entry.words.size(); ++i)
          form += (i > 0 ? ", " : "") + std::to_string(i) + " for " + entry.words[i];
        break;
      case Type::number:
        break;
      case Type::number_or_none:
        form += ", a NaN for none";
        break;
    }
    const Placed placed{std::move(entry), kind, registers_.size()};
    const std::string& text = placed.entry.text;
    const std::uint64_t bits = text.empty() ? 0 : encoded(placed, text);
    const auto low = static_cast<std::uint32_t>(bits);
    const std::string meaning = placed.entry.meaning + " (" + form + ")";
    if (kind == Kind::number || kind == Kind::wide_integer) {
      registers_.push_back(
          whole_register(placed.entry.name + "_low", Access::read_write, low, meaning + ", bits 31 to 0"));
      registers_.push_back(whole_register(placed.entry.name + "_high", Access::read_write,
                                          static_cast<std::uint32_t>(bits >> 32U),
                                          meaning + ", bits 63 to 32"));
    } else {
      registers_.push_back(whole_register(placed.entry.name, Access::read_write, low, meaning));
    }
    placed_.push_back(placed);
  }
}

std::vector<ParameterWords::Value> ParameterWords::values(const std::uint32_t* words) const {
  std::vector<Value> values;
  for (const Placed& one : placed_) {
    std::uint64_t bits = words[one.first];
    if (one.kind == Kind::number || one.kind == Kind::wide_integer)
      bits |= std::uint64_t{words[one.first + 1]} << 32U;
    values.push_back({one.entry.name, decoded(one, bits)});
  }
  return values;
}

void ParameterWords::set(std::uint32_t* words, const std::string& name, const std::string& text) const {
  const auto found =
      std::find_if(placed_.begin(), placed_.end(), [&](const Placed& one) { return one.entry.name == name; });
  if (found == placed_.end()) throw std::invalid_argument("no register holds a parameter '" + name + "'");
  const std::uint64_t bits = encoded(*found, text);
  words[found->first] = static_cast<std::uint32_t>(bits);
  if (found->kind == Kind::number || found->kind == Kind::wide_integer)
    words[found->first + 1] = static_cast<std::uint32_t>(bits >> 32U);
}

std::uint64_t ParameterWords::encoded(const Placed& one, const std::string& text) {
  switch (one.kind) {
    case Kind::integer:
    case Kind::wide_integer: {
      const auto value = parse_integer(text);
      if (!value || !one.entry.range.contains(static_cast<double>(*value))) break;
      return static_cast<std::uint64_t>(*value);
    }
    case Kind::flag: {
      const auto value = parse_bool(text);
      if (!value) break;
      return *value ? 1 : 0;
    }
    case Kind::word: {
      const auto found = std::find(one.entry.words.begin(), one.entry.words.end(), text);
      if (found == one.entry.words.end()) break;
      return static_cast<std::uint64_t>(found - one.entry.words.begin());
    }
    case Kind::number: {
      if (text == "none" && one.entry.type == Type::number_or_none)
        return bits_of(std::numeric_limits<double>::quiet_NaN());
      const auto value = parse_number<double>(text);
      if (!value || !one.entry.range.contains(*value)) break;
      return bits_of(*value);
    }
  }
  refuse(one.entry, text);
}

std::string ParameterWords::decoded(const Placed& one, std::uint64_t bits) {
  switch (one.kind) {
    case Kind::integer:
      return std::to_string(static_cast<std::int32_t>(static_cast<std::uint32_t>(bits)));
    case Kind::wide_integer:
      return std::to_string(static_cast<std::int64_t>(bits));
    case Kind::flag:
      if (bits > 1) break;
      return bits == 1 ? "true" : "false";
    case Kind::word:
      if (bits >= one.entry.words.size()) break;
      return one.entry.words[bits];
    case Kind::number: {
      const double value = number_of(bits);
      if (!std::isnan(value)) return to_text(value);
      if (one.entry.type != Type::number_or_none) refuse(one.entry, "NaN");
      return "none";
    }
  }
  refuse(one.entry, std::to_string(bits));
}

}  // namespace lif::bus
