#include "network/agreement.hpp"

namespace lif::testbench {

Agreement::Agreement(const LayerNetwork& reference, const LayerNetwork& other) {
  const auto& nodes = reference.description().nodes();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto* neurons = dynamic_cast<const NeuronLayer*>(nodes[i].layer.get());
    if (neurons == nullptr || !neurons->is_spiking()) continue;
    pairs_.push_back({&reference.layer(i), &other.layer(i), nodes[i].name});
  }
}

void Agreement::record(std::uint64_t step, const Frame<>&) {
  for (const Pair& pair : pairs_) compare(step, pair);
}

void Agreement::compare(std::uint64_t step, const Pair& pair) {
  const Frame<>& a = pair.reference->frame();
  const Frame<>& b = pair.other->frame();
  // Both lists of events are in ascending order.
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.events().size() || j < b.events().size()) {
    const bool in_a = i < a.events().size() && (j == b.events().size() || a.events()[i] <= b.events()[j]);
    const bool in_b = j < b.events().size() && (i == a.events().size() || b.events()[j] <= a.events()[i]);
    const std::size_t neuron = in_a ? a.events()[i] : b.events()[j];
    const bool are_equal = a.values()[neuron] == b.values()[neuron];
    ++all_;
    if (are_equal) ++common_;
    if (!are_equal && !first_) first_ = Divergence{step, pair.name, neuron};
    if (in_a) ++i;
    if (in_b) ++j;
  }
}

double Agreement::share() const {
  return all_ == 0 ? 1 : static_cast<double>(common_) / static_cast<double>(all_);
}

}  // namespace lif::testbench
