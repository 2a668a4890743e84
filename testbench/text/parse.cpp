#include "text/parse.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <type_traits>

namespace lif::testbench {

namespace {

std::string_view without_plus(std::string_view text) {
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  return text;
}

// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> distance(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        distance[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      distance[i][j] = std::min({replaced, distance[i - 1][j] + 1, distance[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        distance[i][j] = std::min(distance[i][j], distance[i - 2][j - 2] + 1);
      }
    }
  }
  return distance[a.size()][b.size()];
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

template <class T>
std::optional<T> parse_number(std::string_view text) {
  const std::string_view digits = without_plus(text);
  if (digits.empty()) return std::nullopt;
  T value{};
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (end != digits.data() + digits.size()) return std::nullopt;
  if (error == std::errc{}) return value;
  if (error != std::errc::result_out_of_range) return std::nullopt;
  // from_chars says neither whether the number was too large or too small, nor rounds it.
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

std::optional<std::int64_t> parse_picoseconds(std::string_view text) {
  struct Unit {
    std::string_view name;
    double picoseconds;
  };
  constexpr Unit units[] = {{"ps", 1}, {"ns", 1e3}, {"us", 1e6}, {"ms", 1e9}, {"s", 1e12}};
  for (const Unit& unit : units) {
    if (text.size() <= unit.name.size()) continue;
    const std::size_t split = text.size() - unit.name.size();
    if (text.substr(split) != unit.name) continue;
    const auto number = parse_number<double>(trimmed(text.substr(0, split)));
    if (!number) continue;
    // Decimal fractions such as 0.1ns are not exact in binary: accept what rounds to a picosecond.
    const double exact = *number * unit.picoseconds;
    if (!(std::abs(exact) <= 0x1p53) || std::abs(exact - std::round(exact)) > 1e-9 * std::abs(exact))
      continue;
    return static_cast<std::int64_t>(std::round(exact));
  }
  return std::nullopt;
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates,
                         const std::string& prefix) {
  constexpr std::size_t longest_typed = 60;
  if (typed.size() > longest_typed) return {};
  std::size_t nearest = 1 + std::max<std::size_t>(1, typed.size() / 3);
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(typed, candidate);
    if (distance < nearest) {
      nearest = distance;
      best = &candidate;
    }
  }
  return best == nullptr ? "" : "; did you mean '" + prefix + *best + "'?";
}

}  // namespace lif::testbench
