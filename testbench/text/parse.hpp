#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include <lif/common/did_you_mean.hpp>
#include <lif/numbers/parse.hpp>

namespace lif::testbench {

/// A duration such as `10ns` or `2.5 us` in picoseconds; empty if the text is not a duration, or not a whole
/// number of picoseconds.
std::optional<std::int64_t> parse_picoseconds(std::string_view text);

/// `text` without white space at either end.
std::string_view trimmed(std::string_view text);

}  // namespace lif::testbench
