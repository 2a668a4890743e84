#include "network/classifier.hpp"

#include <algorithm>

namespace lif::testbench {

void Classifier::record(std::uint64_t, const Frame<>&) {
  const Frame<>& frame = output_.frame();
  for (const std::uint32_t i : frame.events()) sums_[i] += frame.values()[i];
  if (!source_.is_last_step()) return;
  counts_ = sums_;
  std::fill(sums_.begin(), sums_.end(), 0.0);
  predicted_ = static_cast<std::size_t>(std::max_element(counts_.begin(), counts_.end()) - counts_.begin());
  ++samples_;
  if (static_cast<std::int64_t>(predicted_) == source_.sample().label) ++correct_;
}

}  // namespace lif::testbench
