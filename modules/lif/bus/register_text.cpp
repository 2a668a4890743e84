#include <lif/bus/register_text.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace lif::bus {

std::string hexadecimal(std::uint64_t value) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value, 16).ptr;
  return "0x" + std::string(digits.data(), end);
}

std::string upper(const std::string& name) {
  std::string text = name;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char one) { return static_cast<char>(std::toupper(one)); });
  return text;
}

std::string sentence(const std::string& meaning) {
  std::string text = meaning;
  if (text.empty()) return text;
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text + ".";
}

std::string description(const Register& one) {
  std::string text = sentence(one.meaning);
  if (!one.read_effect.empty()) text += " Reading: " + one.read_effect + ".";
  if (!one.write_effect.empty()) text += " Writing: " + one.write_effect + ".";
  return text;
}

std::string description(const Field& one) { return sentence(one.meaning); }

}  // namespace lif::bus
