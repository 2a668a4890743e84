#include "network/raw_input.hpp"

#include <cmath>
#include <string>

#include <lif/numbers/text.hpp>

#include "errors.hpp"

namespace lif::testbench {

std::int64_t raw_input(double value, const FixedFormat& format, std::size_t input, std::uint64_t step) {
  const double raw = std::ldexp(value, format.fraction_bits);
  if (raw == std::floor(raw) && raw >= static_cast<double>(format.lowest_raw()) &&
      raw <= static_cast<double>(format.highest_raw()))
    return static_cast<std::int64_t>(raw);
  throw UsageError("--input-format does not hold input " + std::to_string(input) + " of the layer in step " +
                   std::to_string(step) + ", which is " + to_text(value) + ": allowed are multiples of " +
                   to_text(format.resolution()) + " within [" + to_text(format.lowest()) + ", " +
                   to_text(format.max()) + "]");
}

}  // namespace lif::testbench
