#pragma once

#include <string>

#include "options/settings.hpp"

namespace lif::testbench {

/// A bound that a result has to keep, such as `<2.5nJ`.
struct Expectation {
  bool is_upper = true;  ///< whether the result has to be below the bound, not above it
  double bound = 0;      ///< in the unit without a prefix
  std::string text;      ///< as it was given

  /// Whether a value keeps it.
  bool holds(double value) const { return is_upper ? value < bound : value > bound; }
};

/// Reads `<NUMBER UNIT` or `>NUMBER UNIT`, with or without a space, where the unit may have a prefix from f
/// to k.
/// @param unit  J or s
/// @throws UsageError
Expectation parse_expectation(const Setting& setting, const std::string& unit);

/// A quantity with four digits and a prefix, such as `11.4 nJ`.
std::string quantity_text(double value, const std::string& unit);

}  // namespace lif::testbench
