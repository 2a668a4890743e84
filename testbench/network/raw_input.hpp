#pragma once

#include <cstddef>
#include <cstdint>

#include <lif/numbers/fixed_format.hpp>

namespace lif::testbench {

/// An input of a layer as an integer of the format of --input-format.
/// @throws UsageError naming input and step, if the format does not hold the value exactly
std::int64_t raw_input(double value, const FixedFormat& format, std::size_t input, std::uint64_t step);

}  // namespace lif::testbench
