#include "text/parse.hpp"

#include <cmath>

namespace lif::testbench {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
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
    // A decimal fraction such as 0.1 has no exact binary form: a product that is a whole number up to
    // rounding is accepted.
    const double exact = *number * unit.picoseconds;
    if (!(std::abs(exact) <= 0x1p53) || std::abs(exact - std::round(exact)) > 1e-9 * std::abs(exact))
      continue;
    return static_cast<std::int64_t>(std::round(exact));
  }
  return std::nullopt;
}

}  // namespace lif::testbench
