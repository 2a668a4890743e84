#include "text/printable.hpp"

#include <cstddef>

namespace lif::testbench {

namespace {

unsigned char byte_of(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

// The length of the UTF-8 character that begins here, or 0 if there is none. Overlong forms and surrogates do
// not count.
std::size_t character_length(std::string_view text, std::size_t at) {
  const unsigned char first = byte_of(text, at);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xc2 ? 0
                             : first < 0xe0 ? 2
                             : first < 0xf0 ? 3
                             : first < 0xf5 ? 4
                                            : 0;
  if (length < 2) return length;
  if (text.size() - at < length) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte_of(text, at + i) & 0xc0) != 0x80) return 0;
  }
  const unsigned char second = byte_of(text, at + 1);
  const bool is_overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
  const bool is_beyond = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
  return is_overlong || is_beyond ? 0 : length;
}

bool is_control(std::string_view text, std::size_t at, std::size_t length) {
  const unsigned char first = byte_of(text, at);
  if (length == 1) return first < 0x20 || first == 0x7f;
  return length == 2 && first == 0xc2 && byte_of(text, at + 1) < 0xa0;  // C1
}

}  // namespace

std::string printable(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string shown;
  shown.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    const std::size_t taken = length == 0 ? 1 : length;
    if (length == 0 || is_control(text, at, length)) {
      for (std::size_t i = at; i < at + taken; ++i) {
        shown += "\\x";
        shown += digits[byte_of(text, i) >> 4];
        shown += digits[byte_of(text, i) & 0xf];
      }
    } else {
      shown += text.substr(at, taken);
    }
    at += taken;
  }
  return shown;
}

std::string shortened(const std::string& text) {
  constexpr std::size_t longest = 1500;
  if (text.size() <= longest) return text;
  std::size_t end = longest;
  while (end > 0 && (byte_of(text, end) & 0xc0) == 0x80) --end;  // not within a character
  return text.substr(0, end) + "... (" + std::to_string(text.size()) + " characters)";
}

}  // namespace lif::testbench
