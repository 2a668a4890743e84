#include "mesh/expectation.hpp"

#include <array>
#include <cmath>
#include <cstdio>

#include <lif/numbers/parse.hpp>

#include "errors.hpp"

namespace lif::testbench {

namespace {

struct Prefix {
  const char* text;
  double factor;
};

constexpr std::array<Prefix, 7> prefixes{
    {{"k", 1e3}, {"", 1}, {"m", 1e-3}, {"u", 1e-6}, {"n", 1e-9}, {"p", 1e-12}, {"f", 1e-15}}};

}  // namespace

Expectation parse_expectation(const Setting& setting, const std::string& unit) {
  const std::string& text = setting.value;
  const std::string allowed = "< or >, a number and a unit, such as '<2.5n" + unit + "'";
  if (text.empty() || (text.front() != '<' && text.front() != '>')) refuse(setting, allowed);
  const std::size_t end = text.find_last_of("0123456789.");
  if (end == std::string::npos) refuse(setting, allowed);
  const auto number = parse_number<double>(text.substr(1, end));
  std::string rest = text.substr(end + 1);
  if (!rest.empty() && rest.front() == ' ') rest.erase(0, 1);
  for (const Prefix& prefix : prefixes) {
    if (!number || !std::isfinite(*number) || rest != prefix.text + unit) continue;
    return {text.front() == '<', *number * prefix.factor, text};
  }
  refuse(setting, allowed);
}

std::string quantity_text(double value, const std::string& unit) {
  const Prefix* chosen = &prefixes.back();
  for (const Prefix& prefix : prefixes) {
    if (std::abs(value) < prefix.factor) continue;
    chosen = &prefix;
    break;
  }
  if (value == 0) chosen = &prefixes[1];
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.4g", value / chosen->factor);
  return text.data() + (" " + (chosen->text + unit));
}

}  // namespace lif::testbench
