#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <lif/arrays/instruction_set.hpp>
#include <lif/synapses/binomial_count.hpp>
#include <lif/synapses/partition.hpp>
#include <lif/synapses/rule_context.hpp>
#include <lif/synapses/synapse_generator.hpp>
#include <lif/synapses/synapse_words.hpp>

namespace lif {

/// The synapses of ConnectionRuleKind::fixed_total_number. The number of synapses of each block of 64 targets
/// is drawn first, then source and target of each synapse.
class FixedTotalNumberGenerator final : public SynapseGenerator {
 public:
  /// @param context  the rule and what it is applied to
  explicit FixedTotalNumberGenerator(const RuleContext& context) : context_(context) {}

  void generate(std::size_t first, std::size_t end, const Take& take) const override {
    SynapseBatch batch;
    for_each_batch(first, end, batch, [&](const SynapseWords& words) {
      context_.attributes.set(words, batch);
      take(batch);
    });
  }

  DelayRange count(std::size_t first, std::size_t end, std::uint64_t* counts) const override {
    SynapseBatch batch;
    std::uint64_t synapses = 0;
    for_each_batch(first, end, batch, [&](const SynapseWords&) {
      for (std::size_t i = 0; i < batch.size; ++i) ++counts[batch.sources[i]];
      synapses += batch.size;
    });
    return synapses > 0 ? context_.attributes.delays() : DelayRange{};
  }

 private:
  // Draws sources and targets batch by batch.
  template <class TakeWords>
  void for_each_batch(std::size_t first, std::size_t end, SynapseBatch& batch, const TakeWords& take) const {
    if (first >= end) return;
    const std::size_t targets = context_.populations.targets;
    const std::size_t first_block = first / block;
    const auto sizes_until = [targets](std::size_t i) { return std::min(i * block, targets); };
    const std::vector<std::uint64_t> counts =
        dealt_counts(context_.rule.number, (targets + block - 1) / block, sizes_until,
                     context_.key(Draw::dealing), 0, first_block, (end + block - 1) / block);
    const Threefry<>::Words key = context_.key(Draw::synapse);
    SynapseWords words;
    for (std::size_t b = 0; b < counts.size(); ++b) {
      const std::size_t base = (first_block + b) * block;
      const std::size_t in_block = std::min(block, targets - base);
      for (std::uint64_t from = 0; from < counts[b]; from += batch.size) {
        batch.size =
            static_cast<std::size_t>(std::min<std::uint64_t>(SynapseBatch::capacity, counts[b] - from));
        // Synapse number `from` of the block: its lower 32 bits are the word that counts within the batch.
        const Threefry<>::Words counter{static_cast<std::uint32_t>(first_block + b), 0,
                                        static_cast<std::uint32_t>(from >> 32U),
                                        static_cast<std::uint32_t>(from)};
        run_vectorised(DrawSuccessive{key, counter, &words, batch.size});
        for (std::size_t i = 0; i < batch.size; ++i) {
          batch.sources[i] = static_cast<std::uint32_t>(scaled(words.of[0][i], context_.populations.sources));
          batch.targets[i] = static_cast<std::uint32_t>(base + scaled(words.of[1][i], in_block));
        }
        if (context_.populations.are_the_same && context_.rule.autapses == Autapses::forbidden)
          replace_autapses(base / block, from, batch);
        take(words);
      }
    }
  }

  // Draws another source for each autapse until it is none.
  void replace_autapses(std::size_t of_block, std::uint64_t from, SynapseBatch& batch) const {
    const Threefry<>::Words key = context_.key(Draw::connection);
    for (std::size_t i = 0; i < batch.size; ++i) {
      for (std::uint32_t trial = 0; batch.sources[i] == batch.targets[i]; ++trial) {
        const auto counter = random_counter(of_block | std::uint64_t{trial} << 40U, from + i);
        batch.sources[i] = static_cast<std::uint32_t>(
            scaled(Threefry<>::draw(counter, key)[0], context_.populations.sources));
      }
    }
  }

  static constexpr std::size_t block = Partition::grain;  // targets whose synapses are drawn together

  RuleContext context_;
};

}  // namespace lif
