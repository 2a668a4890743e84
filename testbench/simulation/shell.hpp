#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lif::testbench {

/// The kind of SystemC module in which a model runs. All kinds give the same results.
enum class Shell { clocked, event_driven, population };

/// A kind of module as users type it.
struct ShellWord {
  const char* text;
  Shell value;
};
inline constexpr std::array<ShellWord, 3> shell_words{
    {{"clocked", Shell::clocked}, {"event-driven", Shell::event_driven}, {"population", Shell::population}}};

inline std::optional<Shell> parse_shell(const std::string& text) {
  for (const ShellWord& word : shell_words) {
    if (text == word.text) return word.value;
  }
  return std::nullopt;
}

inline std::vector<std::string> words_of_shells() {
  std::vector<std::string> words;
  words.reserve(shell_words.size());
  for (const ShellWord& word : shell_words) words.emplace_back(word.text);
  return words;
}

inline const char* name_of(Shell shell) { return shell_words[static_cast<std::size_t>(shell)].text; }

}  // namespace lif::testbench
