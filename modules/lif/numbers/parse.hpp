#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lif {

/// The whole text as a decimal number of type T, rounded once; nothing where it is none. Numbers
/// too small for T become zero, numbers too large infinity, and `nan` and `inf` are read as such.
/// Instantiated for double and float.
template <class T>
std::optional<T> parse_number(std::string_view text);

/// An integer, also as `1e6`; nothing where the text is none or does not fit 63 bits.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// `true`, `yes`, `on`, `1` and their opposites.
std::optional<bool> parse_bool(std::string_view text);

}  // namespace lif
