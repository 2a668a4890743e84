#pragma once

#include <charconv>
#include <string>

#include <lif/numbers/number_type.hpp>

namespace lif::testbench {

/// `value` with at most six digits, for people and axes.
inline std::string short_number(double value) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 6).ptr;
  return {buffer, end};
}

/// Appends `value` in the shortest form that reads back as the same bits in the given type.
inline void append_number(std::string& text, double value, NumberKind kind) {
  char buffer[40];
  char* const last = buffer + sizeof buffer;
  const auto end = kind == NumberKind::float32 ? std::to_chars(buffer, last, static_cast<float>(value)).ptr
                   : kind == NumberKind::integer
                       ? std::to_chars(buffer, last, static_cast<long long>(value)).ptr
                       : std::to_chars(buffer, last, value).ptr;
  text.append(buffer, end);
}

}  // namespace lif::testbench
