#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace lif::testbench {

/// A choice with its price and what it is worth.
struct PricedChoice {
  double cost;     ///< less is better
  double quality;  ///< more is better
};

/// The places of the choices that no other one beats: none costs as little or less and is worth more, or
/// costs less and is worth as much. In ascending order of the cost; of equal choices, the first one.
inline std::vector<std::size_t> pareto_front(const std::vector<PricedChoice>& choices) {
  std::vector<std::size_t> order(choices.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (choices[a].cost != choices[b].cost) return choices[a].cost < choices[b].cost;
    return choices[a].quality > choices[b].quality;
  });
  std::vector<std::size_t> front;
  for (const std::size_t place : order) {
    if (front.empty() || choices[place].quality > choices[front.back()].quality) front.push_back(place);
  }
  return front;
}

}  // namespace lif::testbench
