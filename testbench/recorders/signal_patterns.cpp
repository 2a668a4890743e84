#include "recorders/signal_patterns.hpp"

#include <fnmatch.h>

#include <algorithm>
#include <utility>

#include "errors.hpp"

namespace lif::testbench {

namespace {

bool matches(const std::string& pattern, const std::string& name) {
  for (const char* part = name.c_str();;) {
    if (::fnmatch(pattern.c_str(), part, 0) == 0) return true;
    const std::size_t dot = std::string_view(part).find('.');
    if (dot == std::string_view::npos) return false;
    part += dot + 1;
  }
}

// The name without its number: `potential_` for `potential_12`; empty if there is no number.
std::string stem_of_numbered(const std::string& name) {
  const std::size_t end = name.find_last_not_of("0123456789");
  return end + 1 < name.size() && name[end] == '_' ? name.substr(0, end + 1) : std::string();
}

// Lists names for people: signals that differ only in their number share an entry.
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most_listed = 40;
  std::vector<std::pair<std::string, std::string>>
      entries;  // the first name of a kind, and the number of the last one
  std::vector<std::string> stems;
  for (const std::string& name : names) {
    const std::string stem = stem_of_numbered(name);
    const auto known = stem.empty() ? stems.end() : std::find(stems.rbegin(), stems.rend(), stem).base();
    if (!stem.empty() && known != stems.begin()) {
      entries[static_cast<std::size_t>(known - stems.begin()) - 1].second = name.substr(stem.size());
      continue;
    }
    if (entries.size() == most_listed) break;
    entries.emplace_back(name, "");
    stems.push_back(stem);
  }
  std::string text;
  for (const auto& [first, last] : entries)
    text += (text.empty() ? "" : ", ") + first + (last.empty() ? "" : " to _" + last);
  return text;
}

}  // namespace

SignalPatterns::SignalPatterns(std::vector<Setting> patterns)
    : patterns_(std::move(patterns)), has_matched_(patterns_.size(), false) {}

bool SignalPatterns::match(const std::string& name) {
  bool is_chosen = false;
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if (!matches(patterns_[i].value, name)) continue;
    has_matched_[i] = true;
    is_chosen = true;
  }
  return is_chosen;
}

void SignalPatterns::require_all_matched(const std::function<std::vector<std::string>()>& names) const {
  for (std::size_t i = 0; i < patterns_.size(); ++i) {
    if (has_matched_[i]) continue;
    throw UsageError(patterns_[i].origin + ": no signal is called '" + patterns_[i].value + "'; there are " +
                     listed(names()));
  }
}

}  // namespace lif::testbench
