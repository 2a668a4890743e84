#include "identify/quiet_steps.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace lif::testbench {

namespace {

// Steps are sampled for the search, and so many sets of given parameters at most.
constexpr std::size_t most_quiet = 4000;
constexpr std::size_t most_given_sets = 4;
constexpr std::size_t sampled_by_potential = 120;
constexpr std::size_t sampled_by_input = 60;

bool is_enabled(const Steps& steps, const ObservedStep& step) {
  const auto& given = steps.given_sets()[step.given];
  const auto enable = given.find("enable");
  return enable == given.end() || enable->second != 0;
}

}  // namespace

StepList quiet_steps(const Steps& steps, QuietSteps which) {
  const auto& all = steps.all();
  std::vector<std::pair<std::size_t, const ObservedStep*>> found;
  std::map<std::size_t, std::size_t> sets;
  std::size_t silence = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool spikes = all[i].spike_after || all[i].spike_with_input;
    silence = spikes ? 0 : silence + 1;
    const bool spikes_next = i + 1 < all.size() && all[i + 1].spike_after;
    if (spikes || (spikes_next && which == QuietSteps::not_before_a_spike)) continue;
    if (!is_enabled(steps, all[i])) continue;
    found.emplace_back(silence, &all[i]);
    ++sets[all[i].given];
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::pair<std::size_t, std::size_t>> frequent;
  frequent.reserve(sets.size());
  for (const auto& [set, count] : sets) frequent.emplace_back(count, set);
  std::sort(frequent.rbegin(), frequent.rend());
  frequent.resize(std::min(frequent.size(), most_given_sets));
  // Refractory steps follow a spike: as long as enough steps are left, those that follow sooner are left out.
  constexpr std::size_t enough = 80;
  const std::size_t shortest = found.size() > enough ? found[enough].first : 0;
  StepList quiet;
  for (const auto& [length, step] : found) {
    if (length < shortest) break;
    const bool is_frequent =
        std::any_of(frequent.begin(), frequent.end(),
                    [&, set = step->given](const auto& one) { return one.second == set; });
    if (is_frequent && quiet.size() < most_quiet) quiet.push_back(step);
  }
  return quiet;
}

StepList sample_of(StepList steps) {
  std::set<const ObservedStep*> chosen;
  const auto choose = [&](std::size_t count, const auto& key) {
    std::stable_sort(steps.begin(), steps.end(),
                     [&](const ObservedStep* a, const ObservedStep* b) { return key(*a) < key(*b); });
    for (std::size_t i = 0; i < count && !steps.empty(); ++i)
      chosen.insert(steps[i * (steps.size() - 1) / std::max<std::size_t>(1, count - 1)]);
  };
  choose(sampled_by_input, [](const ObservedStep& step) { return step.input; });
  choose(sampled_by_input, [](const ObservedStep& step) { return step.after; });
  choose(sampled_by_potential, [](const ObservedStep& step) { return step.before; });
  return {chosen.begin(), chosen.end()};
}

}  // namespace lif::testbench
