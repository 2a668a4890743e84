#pragma once

#include <cstdint>
#include <cstring>

namespace lif::tests {

/// The bit pattern of a number, so that 0 and -0 differ.
inline std::uint64_t bits(double value) {
  std::uint64_t pattern = 0;
  std::memcpy(&pattern, &value, sizeof value);
  return pattern;
}

inline std::uint64_t bits(float value) {
  std::uint32_t pattern = 0;
  std::memcpy(&pattern, &value, sizeof value);
  return pattern;
}

}  // namespace lif::tests
