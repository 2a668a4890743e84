#include <lif/common/did_you_mean.hpp>

#include <algorithm>

namespace lif {

namespace {

// The insertions, deletions, replacements and swaps of neighbours that turn one word into the other.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> distance(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        distance[i][j] = i + j;
        continue;
      }
      const std::size_t replaced = distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      distance[i][j] = std::min({replaced, distance[i - 1][j] + 1, distance[i][j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        distance[i][j] = std::min(distance[i][j], distance[i - 2][j - 2] + 1);
      }
    }
  }
  return distance[a.size()][b.size()];
}

}  // namespace

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& candidates,
                         const std::string& prefix) {
  constexpr std::size_t longest_typed = 60;
  if (typed.size() > longest_typed) return {};
  std::size_t nearest = 1 + std::max<std::size_t>(1, typed.size() / 3);
  const std::string* best = nullptr;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(typed, candidate);
    if (distance < nearest) {
      nearest = distance;
      best = &candidate;
    }
  }
  constexpr std::size_t shortest_beginning = 3;
  for (const std::string& candidate : candidates) {
    if (best != nullptr || typed.size() < shortest_beginning) break;
    if (candidate.compare(0, typed.size(), typed) == 0) best = &candidate;
  }
  return best == nullptr ? "" : "; did you mean '" + prefix + *best + "'?";
}

}  // namespace lif
