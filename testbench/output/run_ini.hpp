#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// The effective configuration of a run as pairs of name and value, in the order in which they are written.
using EffectiveOptions = std::vector<std::pair<std::string, std::string>>;

/// Joins lists of options in their order.
template <class... Lists>
EffectiveOptions joined(EffectiveOptions first, const Lists&... others) {
  (first.insert(first.end(), others.begin(), others.end()), ...);
  return first;
}

/// The text of run.ini; `lif-testbench COMMAND --config run.ini` repeats the run exactly.
/// @param remark  a further comment, or empty
std::string run_ini(const std::string& command, const EffectiveOptions& options, const std::string& remark);

}  // namespace lif::testbench
