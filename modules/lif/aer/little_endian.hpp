#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lif::aer {

/// The number in the first bytes of a text, the lowest first; of as many bytes as there are, at most 8.
inline std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i)
    number = number << 8U | static_cast<unsigned char>(bytes[i - 1]);
  return number;
}

/// Appends the lowest bytes of a number, the lowest first.
inline void append_little_endian(std::string& text, std::uint64_t number, unsigned bytes) {
  for (unsigned i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xffU);
}

}  // namespace lif::aer
