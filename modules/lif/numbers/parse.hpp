#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lif {

/// Reads the whole text as a decimal number of type T, rounded once; nothing if it is not a number. Numbers
/// too small for T become zero, numbers too large become infinity, and `nan` and `inf` are read as such.
/// Instantiated for double and float.
template <class T>
std::optional<T> parse_number(std::string_view text);

/// Reads an integer, which may be written as `1e6`; nothing if it is not an integer or does not fit 63 bits.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// Reads `true`, `yes`, `on`, `1` and their opposites; nothing for any other text.
std::optional<bool> parse_bool(std::string_view text);

}  // namespace lif
