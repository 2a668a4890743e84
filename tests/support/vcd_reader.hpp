#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lif::tests {

/// A value change dump as the standard describes it (IEEE 1364-2005, clause 18), read without any code of the
/// writer under test.
struct VcdFile {
  using Changes = std::vector<std::pair<std::uint64_t, std::string>>;

  struct Variable {
    std::string type;
    Changes changes;  ///< time and text of the value, such as `1` or `0.25`; `1` for an event
  };

  std::string timescale;
  std::map<std::string, Variable> variables;  ///< by full name, with scopes joined by dots
  std::uint64_t end_time = 0;

  /// The text of the value at this time; throws if there is none.
  std::string value_at(const std::string& name, std::uint64_t time) const;
};

/// @throws std::runtime_error if declarations clash, a code is unknown, time does not advance or the file
/// ends early
VcdFile read_vcd(const std::string& path);

/// Whether two texts of a variable's bits mean the same: leading bits may be left out, and x and z be X and
/// Z.
bool are_same_bits(const std::string& a, const std::string& b);

}  // namespace lif::tests
