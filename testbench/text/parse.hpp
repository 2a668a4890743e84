#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lif::testbench {

/// The whole text as a decimal number of type T, rounded once; nothing where it is none. Numbers
/// too small for T become zero, numbers too large infinity, and `nan` and `inf` are read as such.
/// Instantiated for double and float.
template <class T>
std::optional<T> parse_number(std::string_view text);

/// An integer, also as `1e6`; nothing where the text is none or does not fit 63 bits.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// `true`, `yes`, `on`, `1` and their opposites.
std::optional<bool> parse_bool(std::string_view text);

/// A duration such as `10ns` or `2.5 us`, in picoseconds; nothing where it is none or no whole number
/// of picoseconds.
std::optional<std::int64_t> parse_picoseconds(std::string_view text);

/// `text` without white space at either end.
std::string_view trimmed(std::string_view text);

/// "; did you mean 'NAME'?" for the candidate that is a slip of the finger away, or "".
/// @param prefix  shown before the name: `--` for options
std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates,
                         const std::string& prefix = {});

}  // namespace lif::testbench
