#include "network/class_counts.hpp"

#include <algorithm>

#include "text/numbers.hpp"

namespace lif::testbench {

void ClassCounts::finish(std::int64_t label) {
  last_ = sums_;
  std::fill(sums_.begin(), sums_.end(), 0.0);
  predicted_ = static_cast<std::size_t>(std::max_element(last_.begin(), last_.end()) - last_.begin());
  ++samples_;
  if (static_cast<std::int64_t>(predicted_) == label) ++correct_;
}

std::string ClassCounts::text() const {
  return std::to_string(correct_) + " of " + std::to_string(samples_) +
         " samples are classified as labelled (" + short_number(100 * accuracy()) + " %)";
}

}  // namespace lif::testbench
