#include <lif/synapses/connection_rule.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <lif/numbers/text.hpp>

namespace lif {

namespace {

class ListGenerator final : public SynapseGenerator {
 public:
  explicit ListGenerator(std::vector<ListedSynapse> synapses) : synapses_(std::move(synapses)) {
    std::stable_sort(synapses_.begin(), synapses_.end(),
                     [](const ListedSynapse& a, const ListedSynapse& b) { return a.target < b.target; });
  }

  void generate(std::size_t first, std::size_t end, const Take& take) const override {
    BatchWriter writer(take);
    const auto begins = [](const ListedSynapse& synapse, std::size_t target) {
      return synapse.target < target;
    };
    auto at = std::lower_bound(synapses_.begin(), synapses_.end(), first, begins);
    for (; at != synapses_.end() && at->target < end; ++at)
      writer.add(at->source, at->target, at->weight, at->delay);
    writer.finish();
  }

 private:
  std::vector<ListedSynapse> synapses_;  // in ascending order of the targets
};

}  // namespace

std::unique_ptr<SynapseGenerator> make_list_generator(std::vector<ListedSynapse> synapses,
                                                      const ConnectedPopulations& populations) {
  for (std::size_t i = 0; i < synapses.size(); ++i) {
    const ListedSynapse& synapse = synapses[i];
    std::string problem;
    if (synapse.source >= populations.sources)
      problem = "source " + std::to_string(synapse.source) + " does not exist: there are " +
                std::to_string(populations.sources);
    if (synapse.target >= populations.targets)
      problem = "target " + std::to_string(synapse.target) + " does not exist: there are " +
                std::to_string(populations.targets);
    if (!std::isfinite(synapse.weight))
      problem = "weight = " + to_text(synapse.weight) + ": allowed is a finite number";
    if (synapse.delay < 1 || synapse.delay > largest_delay)
      problem = "delay = " + std::to_string(synapse.delay) + " is out of range: allowed is [1, " +
                std::to_string(largest_delay) + "] steps";
    if (!problem.empty()) throw std::invalid_argument("synapse " + std::to_string(i) + ": " + problem);
  }
  return std::make_unique<ListGenerator>(std::move(synapses));
}

}  // namespace lif
