#pragma once

#include <string>
#include <vector>

#include "errors.hpp"
#include "options/settings.hpp"
#include "text/parse.hpp"

namespace lif::testbench {

/// Finds the entry of a catalogue that the user has named.
/// @param noun  what a message calls an entry, such as `model`
/// @throws UsageError if there is no such entry
template <class Entry>
const Entry& find_named(const std::vector<Entry>& catalogue, const Setting& name, const std::string& noun) {
  std::vector<std::string> names;
  for (const Entry& entry : catalogue) {
    if (entry.name == name.value) return entry;
    names.push_back(entry.name);
  }
  throw UsageError(name.origin + ": unknown " + noun + " '" + name.value + "'" +
                   did_you_mean(name.value, names) + " ('lif-testbench list' shows all)");
}

}  // namespace lif::testbench
