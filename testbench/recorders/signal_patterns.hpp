#pragma once

#include <functional>
#include <string>
#include <vector>

#include "options/settings.hpp"

namespace lif::testbench {

/// Chooses signals by shell patterns (`*`, `?`, `[...]`) for their names, in which the scopes are joined by
/// dots. A pattern may also match from after any of the dots: `potential*` chooses the potential of every
/// neuron.
class SignalPatterns {
 public:
  SignalPatterns() = default;
  explicit SignalPatterns(std::vector<Setting> patterns);

  /// Whether there are no patterns, so that every signal is chosen.
  bool empty() const { return patterns_.empty(); }

  /// Whether one of the patterns matches this name.
  bool match(const std::string& name);

  /// @param names  gives the names of all signals, for the message
  /// @throws UsageError if a pattern has not matched any name so far
  void require_all_matched(const std::function<std::vector<std::string>()>& names) const;

 private:
  std::vector<Setting> patterns_;
  std::vector<bool> has_matched_;
};

}  // namespace lif::testbench
