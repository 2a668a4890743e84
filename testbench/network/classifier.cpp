#include "network/classifier.hpp"

namespace lif::testbench {

void Classifier::record(std::uint64_t, const Frame<>&) {
  const Frame<>& frame = output_.frame();
  for (const std::uint32_t i : frame.events()) counts_.add(i, frame.values()[i]);
  if (source_.is_last_step()) counts_.finish(source_.sample().label);
}

}  // namespace lif::testbench
