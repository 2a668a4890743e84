#pragma once

#include <functional>
#include <string>
#include <vector>

#include "options/settings.hpp"

namespace lif::testbench {

/// Chooses signals by shell patterns (`*`, `?`, `[...]`) over their names, scopes joined by dots. A pattern
/// may also begin after any of the dots: `potential*` means that of every neuron.
class SignalPatterns {
 public:
  SignalPatterns() = default;
  explicit SignalPatterns(std::vector<Setting> patterns);

  /// Without patterns every signal is chosen.
  bool empty() const { return patterns_.empty(); }

  /// Whether one of the patterns is for this name.
  bool match(const std::string& name);

  /// @param names  gives those of all signals, for the message
  /// @throws UsageError if a pattern has not matched any name so far
  void require_all_matched(const std::function<std::vector<std::string>()>& names) const;

 private:
  std::vector<Setting> patterns_;
  std::vector<bool> has_matched_;
};

}  // namespace lif::testbench
