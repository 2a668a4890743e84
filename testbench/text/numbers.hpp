#pragma once

#include <charconv>
#include <string>

namespace lif::testbench {

/// The number type of a neuron. Recorders handle all values as double, which holds each of these
/// exactly, and write them in the shortest form that reads back as the same value of the type.
enum class NumberKind { float64, float32 };

inline const char* name_of(NumberKind kind) { return kind == NumberKind::float32 ? "float" : "double"; }

/// `value` rounded once to the type.
inline double rounded(double value, NumberKind kind) {
  return kind == NumberKind::float32 ? static_cast<double>(static_cast<float>(value)) : value;
}

/// `value` in six digits at most, for people and axes.
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
                                               : std::to_chars(buffer, last, value).ptr;
  text.append(buffer, end);
}

}  // namespace lif::testbench
