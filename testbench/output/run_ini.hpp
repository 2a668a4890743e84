#pragma once

#include <string>
#include <vector>

namespace lif::testbench {

/// One option of the effective configuration of a run.
struct EffectiveOption {
  /// How a summary shows the value.
  enum class Kind {
    value,  ///< a number, true or false where it looks like one, otherwise a text
    text,   ///< a text, such as the name of a file or a node, whatever it looks like
    list    ///< one text of an array, as the option may be given several times
  };

  std::string name;
  std::string value;
  Kind kind = Kind::value;

  friend bool operator==(const EffectiveOption& a, const EffectiveOption& b) {
    return a.name == b.name && a.value == b.value && a.kind == b.kind;
  }
};

/// The effective configuration of a run, in the order in which it is written.
using EffectiveOptions = std::vector<EffectiveOption>;

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
