#include <lif/numbers/parse.hpp>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>
#include <type_traits>

namespace lif {

namespace {

std::string_view without_plus(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  return text;
}

}  // namespace

template <class T>
std::optional<T> parse_number(std::string_view text) {
  const std::string_view digits = without_plus(text);
  if (digits.empty()) return std::nullopt;
  T value{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size()) return std::nullopt;
  if (error == std::errc{}) return value;
  if (error != std::errc::result_out_of_range) return std::nullopt;
  // from_chars neither tells whether the number was too large or too small nor rounds it; strtod does.
  const std::string terminated(digits);
  if constexpr (std::is_same_v<T, float>) {
    return std::strtof(terminated.c_str(), nullptr);
  } else {
    return std::strtod(terminated.c_str(), nullptr);
  }
}

template std::optional<double> parse_number<double>(std::string_view);
template std::optional<float> parse_number<float>(std::string_view);

std::optional<std::int64_t> parse_integer(std::string_view text) {
  const std::string_view digits = without_plus(text);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc{} && end == digits.data() + digits.size()) return value;
  const auto number = parse_number<double>(text);
  if (!number || !(std::abs(*number) <= 0x1p53) || *number != std::trunc(*number)) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

std::optional<bool> parse_bool(std::string_view text) {
  for (const std::string_view yes : {"true", "yes", "on", "1"}) {
    if (text == yes) return true;
  }
  for (const std::string_view no : {"false", "no", "off", "0"}) {
    if (text == no) return false;
  }
  return std::nullopt;
}

}  // namespace lif
