#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lif::testbench {

/// The effective configuration of a run as `name = value` pairs, in the order they are written.
using EffectiveOptions = std::vector<std::pair<std::string, std::string>>;

/// Lists of options one after the other.
template <class... Lists>
EffectiveOptions joined(EffectiveOptions first, const Lists&... others) {
  (first.insert(first.end(), others.begin(), others.end()), ...);
  return first;
}

/// The text of run.ini: reruns exactly with `lif-testbench COMMAND --config run.ini`.
/// @param remark  a further comment, or ""
std::string run_ini(const std::string& command, const EffectiveOptions& options, const std::string& remark);

}  // namespace lif::testbench
