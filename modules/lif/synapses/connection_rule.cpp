#include <lif/synapses/connection_rule.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include <lif/arrays/instruction_set.hpp>
#include <lif/numbers/text.hpp>
#include <lif/synapses/binomial_count.hpp>
#include <lif/synapses/partition.hpp>

namespace lif {

namespace {

constexpr std::size_t block = Partition::grain;  // targets whose synapses are drawn together
constexpr std::uint64_t most_neurons = 0xffffffffU;

std::size_t scaled(std::uint32_t word, std::size_t range) {
  return static_cast<std::size_t>(std::uint64_t{word} * range >> 32U);
}

// Random numbers of some synapses that have successive counters.
struct DrawSuccessive {
  Threefry<>::Words key;
  Threefry<>::Words first;  // counter of the first; the last word counts
  SynapseWords* words;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    const Threefry<>::Words key_of_all = key;
    const Threefry<>::Words base = first;
    const std::size_t end = size;
    SynapseWords* const to = words;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) {
      const Threefry<>::Words drawn =
          Threefry<>::draw({base[0], base[1], base[2], base[3] + static_cast<std::uint32_t>(i)}, key_of_all);
      to->of[0][i] = drawn[0];
      to->of[1][i] = drawn[1];
      to->of[2][i] = drawn[2];
      to->of[3][i] = drawn[3];
    }
  }
};

// Random numbers of some synapses that each have a counter of their own.
struct DrawEach {
  Threefry<>::Words key;
  const SynapseWords* counters;
  SynapseWords* words;
  std::size_t size;

  [[gnu::always_inline]] void operator()() {
    const Threefry<>::Words key_of_all = key;
    const std::size_t end = size;
    const SynapseWords* const from = counters;
    SynapseWords* const to = words;
    LIF_INDEPENDENT_ITERATIONS
    for (std::size_t i = 0; i < end; ++i) {
      const Threefry<>::Words drawn =
          Threefry<>::draw({from->of[0][i], from->of[1][i], from->of[2][i], from->of[3][i]}, key_of_all);
      to->of[0][i] = drawn[0];
      to->of[1][i] = drawn[1];
      to->of[2][i] = drawn[2];
      to->of[3][i] = drawn[3];
    }
  }
};

// What all rules need.
struct Context {
  ConnectionRule rule;
  ConnectedPopulations populations;
  SynapseAttributes attributes;
  std::uint64_t seed;
  std::uint32_t stream;

  Threefry<>::Words key(Draw purpose) const { return random_key(seed, stream, purpose); }
  bool is_forbidden(std::size_t source, std::size_t target) const {
    return source == target && populations.are_the_same && rule.autapses == Autapses::forbidden;
  }
};

// Gives the pairs of a rule their weights and delays. A pair's place, two numbers, is its counter.
class PairWriter {
 public:
  PairWriter(const Context& context, const SynapseGenerator::Take& take)
      : context_(context), take_(take), key_(context.key(Draw::synapse)) {}

  void add(std::size_t source, std::size_t target, std::uint64_t first, std::uint64_t second) {
    const std::size_t i = batch_.size++;
    batch_.sources[i] = static_cast<std::uint32_t>(source);
    batch_.targets[i] = static_cast<std::uint32_t>(target);
    const Threefry<>::Words counter = random_counter(first, second);
    for (std::size_t word = 0; word < 4; ++word) counters_.of[word][i] = counter[word];
    if (batch_.size == SynapseBatch::capacity) finish();
  }

  void finish() {
    if (batch_.size == 0) return;
    if (!context_.attributes.are_constant()) run_vectorised(DrawEach{key_, &counters_, &words_, batch_.size});
    context_.attributes.set(words_, batch_);
    take_(batch_);
    batch_.size = 0;
  }

 private:
  const Context& context_;
  const SynapseGenerator::Take& take_;
  Threefry<>::Words key_;
  SynapseBatch batch_;
  SynapseWords counters_{};
  SynapseWords words_{};
};

// A rule as a list of pairs; `Rule::for_each_pair(context, first, end, add)` calls `add(source, target, a,
// b)` for each pair, with two numbers that no other pair has.
template <class Rule>
class RuleGenerator final : public SynapseGenerator {
 public:
  RuleGenerator(Context context, Rule rule) : context_(std::move(context)), rule_(std::move(rule)) {}

  void generate(std::size_t first, std::size_t end, const Take& take) const override {
    PairWriter writer(context_, take);
    rule_.for_each_pair(context_, first, end,
                        [&](std::size_t source, std::size_t target, std::uint64_t a, std::uint64_t b) {
                          writer.add(source, target, a, b);
                        });
    writer.finish();
  }

  DelayRange count(std::size_t first, std::size_t end, std::uint64_t* counts) const override {
    std::uint64_t synapses = 0;
    rule_.for_each_pair(context_, first, end,
                        [&](std::size_t source, std::size_t, std::uint64_t, std::uint64_t) {
                          ++counts[source];
                          ++synapses;
                        });
    return synapses > 0 ? context_.attributes.delays() : DelayRange{};
  }

 private:
  Context context_;
  Rule rule_;
};

struct OneToOne {
  template <class Add>
  static void for_each_pair(const Context& context, std::size_t first, std::size_t end, const Add& add) {
    for (std::size_t i = first; i < end; ++i) {
      if (!context.is_forbidden(i, i)) add(i, i, i, 0);
    }
  }
};

struct AllToAll {
  template <class Add>
  static void for_each_pair(const Context& context, std::size_t first, std::size_t end, const Add& add) {
    for (std::size_t target = first; target < end; ++target) {
      for (std::size_t source = 0; source < context.populations.sources; ++source) {
        if (!context.is_forbidden(source, target)) add(source, target, target, source);
      }
    }
  }
};

// Draws numbers from a range for one place, with or without repetition.
class Picker {
 public:
  // @param most  the largest range
  Picker(const Threefry<>::Words& key, std::size_t most, Multapses repetition)
      : key_(key), is_taken_(repetition == Multapses::forbidden ? most : 0) {}

  // Calls `take(number, index)` for `count` numbers below `range`; `is_allowed(number)` says which may be
  // drawn.
  template <class IsAllowed, class PickedTake>
  void pick(std::uint64_t place, std::uint64_t part, std::size_t range, std::uint64_t count,
            const IsAllowed& is_allowed, const PickedTake& take) {
    std::uint64_t picked = 0;
    for (std::uint64_t number = 0; picked < count; ++number) {
      for (const std::uint32_t word : Threefry<>::draw(random_counter(place, part << 40U | number), key_)) {
        if (picked == count) break;
        const std::size_t candidate = scaled(word, range);
        if (!is_allowed(candidate) || (!is_taken_.empty() && is_taken_[candidate])) continue;
        if (!is_taken_.empty()) {
          is_taken_[candidate] = true;
          taken_.push_back(candidate);
        }
        take(candidate, picked++);
      }
    }
    for (const std::size_t one : taken_) is_taken_[one] = false;
    taken_.clear();
  }

 private:
  Threefry<>::Words key_;
  std::vector<bool> is_taken_;
  std::vector<std::size_t> taken_;
};

struct FixedIndegreeRule {
  template <class Add>
  static void for_each_pair(const Context& context, std::size_t first, std::size_t end, const Add& add) {
    Picker picker(context.key(Draw::connection), context.populations.sources, context.rule.multapses);
    for (std::size_t target = first; target < end; ++target) {
      picker.pick(
          target, 0, context.populations.sources, context.rule.number,
          [&](std::size_t source) { return !context.is_forbidden(source, target); },
          [&](std::size_t source, std::uint64_t index) { add(source, target, target, index); });
    }
  }
};

// Where targets may repeat, each source first deals its synapses to 64 groups of targets, so that those of
// other groups than the ones asked for are not drawn. This would be wrong where targets may not repeat.
struct FixedOutdegreeRule {
  template <class Add>
  static void for_each_pair(const Context& context, std::size_t first, std::size_t end, const Add& add) {
    if (first == end) return;
    const std::size_t targets = context.populations.targets;
    const std::size_t groups = context.rule.multapses == Multapses::allowed ? 64 : 1;
    const std::size_t in_group = (targets + groups - 1) / groups;
    const std::size_t used = (targets + in_group - 1) / in_group;
    const std::size_t first_group = first / in_group;
    const std::size_t end_group = (end - 1) / in_group + 1;
    const Threefry<>::Words dealing = context.key(Draw::dealing);
    Picker picker(context.key(Draw::connection), targets, context.rule.multapses);
    for (std::size_t source = 0; source < context.populations.sources; ++source) {
      const std::size_t own = context.is_forbidden(source, source) ? source : targets;
      const auto sizes_until = [&](std::size_t group) {
        const std::size_t border = std::min(group * in_group, targets);
        return border - (own < border ? 1U : 0U);
      };
      const std::vector<std::uint64_t> counts =
          dealt_counts(context.rule.number, used, sizes_until, dealing, static_cast<std::uint32_t>(source),
                       first_group, end_group);
      for (std::size_t group = first_group; group < end_group; ++group) {
        const std::size_t base = group * in_group;
        picker.pick(
            source, group, std::min(in_group, targets - base), counts[group - first_group],
            [&](std::size_t target) { return base + target != own; },
            [&](std::size_t target, std::uint64_t index) {
              const std::size_t of_all = base + target;
              if (of_all >= first && of_all < end) add(source, of_all, source, group << 40U | index);
            });
      }
    }
  }
};

struct PairwiseBernoulliRule {
  template <class Add>
  static void for_each_pair(const Context& context, std::size_t first, std::size_t end, const Add& add) {
    const std::size_t sources = context.populations.sources;
    const BinaryFraction probability = BinaryFraction::of(context.rule.probability);
    const Threefry<>::Words dealing = context.key(Draw::dealing);
    std::vector<bool> is_left_out;
    Picker picker(context.key(Draw::connection), sources, Multapses::forbidden);
    for (std::size_t target = first; target < end; ++target) {
      const bool has_hole = target < sources && context.is_forbidden(target, target);
      const std::uint64_t candidates = sources - (has_hole ? 1U : 0U);
      const std::uint64_t count =
          binomial_count(candidates, probability, dealing, static_cast<std::uint32_t>(target), 0);
      const auto is_allowed = [&](std::size_t source) { return !(has_hole && source == target); };
      if (count <= candidates / 2) {
        picker.pick(target, 0, sources, count, is_allowed,
                    [&](std::size_t source, std::uint64_t) { add(source, target, target, source); });
        continue;
      }
      is_left_out.assign(sources, false);
      picker.pick(target, 0, sources, candidates - count, is_allowed,
                  [&](std::size_t source, std::uint64_t) { is_left_out[source] = true; });
      for (std::size_t source = 0; source < sources; ++source) {
        if (is_allowed(source) && !is_left_out[source]) add(source, target, target, source);
      }
    }
  }
};

// The number of synapses of each block of targets is drawn first, then source and target of each synapse.
class FixedTotalNumberGenerator final : public SynapseGenerator {
 public:
  explicit FixedTotalNumberGenerator(Context context) : context_(std::move(context)) {}

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

  Context context_;
};

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

void require_in_range(const char* name, std::uint64_t value, std::uint64_t most, const char* why) {
  if (value <= most) return;
  throw std::invalid_argument(std::string(name) + " = " + std::to_string(value) +
                              " is out of range: allowed is [0, " + std::to_string(most) + "]" + why);
}

// The number of neurons on one side that may be connected with one neuron of the other side.
std::size_t candidates_of(const Context& context, std::size_t neurons) {
  const bool has_hole =
      context.populations.are_the_same && context.rule.autapses == Autapses::forbidden && neurons > 0;
  return neurons - (has_hole ? 1 : 0);
}

void require_degree(const Context& context, const char* name, std::size_t neurons, std::size_t others) {
  constexpr std::uint64_t most_degree = 0xffffffffU;
  const std::uint64_t candidates = candidates_of(context, neurons);
  require_in_range(name, context.rule.number, most_degree, "");
  if (context.rule.multapses == Multapses::forbidden) {
    require_in_range(name, context.rule.number, candidates, ", as each may be connected once");
  } else if (candidates == 0 && others > 0) {
    require_in_range(name, context.rule.number, 0, ", as there is no neuron to connect");
  }
}

}  // namespace

std::unique_ptr<SynapseGenerator> make_generator(const ConnectionRule& rule,
                                                 const ConnectedPopulations& populations,
                                                 const SynapseAttributes& attributes, std::uint64_t seed,
                                                 std::uint32_t stream) {
  Context context{rule, populations, attributes, seed, stream};
  require_in_range("sources", populations.sources, most_neurons, "");
  require_in_range("targets", populations.targets, most_neurons, "");
  switch (rule.kind) {
    case ConnectionRuleKind::one_to_one:
      if (populations.sources != populations.targets) {
        throw std::invalid_argument("one_to_one connects " + std::to_string(populations.sources) +
                                    " sources with " + std::to_string(populations.targets) +
                                    " targets: both have to be of one size");
      }
      return std::make_unique<RuleGenerator<OneToOne>>(std::move(context), OneToOne{});
    case ConnectionRuleKind::all_to_all:
      return std::make_unique<RuleGenerator<AllToAll>>(std::move(context), AllToAll{});
    case ConnectionRuleKind::fixed_indegree:
      require_degree(context, "indegree", populations.sources, populations.targets);
      return std::make_unique<RuleGenerator<FixedIndegreeRule>>(std::move(context), FixedIndegreeRule{});
    case ConnectionRuleKind::fixed_outdegree:
      require_degree(context, "outdegree", populations.targets, populations.sources);
      return std::make_unique<RuleGenerator<FixedOutdegreeRule>>(std::move(context), FixedOutdegreeRule{});
    case ConnectionRuleKind::fixed_total_number:
      if (rule.multapses == Multapses::forbidden) {
        throw std::invalid_argument(
            "fixed_total_number may connect a pair more than once: multapses cannot be forbidden");
      }
      require_in_range("N", rule.number, std::uint64_t{1} << 48U, "");
      if (candidates_of(context, populations.sources) == 0 || populations.targets == 0)
        require_in_range("N", rule.number, 0, ", as there is no pair to connect");
      return std::make_unique<FixedTotalNumberGenerator>(std::move(context));
    case ConnectionRuleKind::pairwise_bernoulli:
      break;
  }
  if (!(rule.probability >= 0 && rule.probability <= 1)) {
    throw std::invalid_argument("p = " + to_text(rule.probability) + " is out of range: allowed is [0, 1]");
  }
  return std::make_unique<RuleGenerator<PairwiseBernoulliRule>>(std::move(context), PairwiseBernoulliRule{});
}

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

std::uint64_t most_sources(const ConnectionRule& rule, const ConnectedPopulations& populations) {
  switch (rule.kind) {
    case ConnectionRuleKind::one_to_one:
      return 1;
    case ConnectionRuleKind::fixed_indegree:
    case ConnectionRuleKind::fixed_total_number:
      return rule.number;
    case ConnectionRuleKind::fixed_outdegree:
      return rule.multapses == Multapses::allowed ? rule.number * populations.sources : populations.sources;
    case ConnectionRuleKind::all_to_all:
    case ConnectionRuleKind::pairwise_bernoulli:
      break;
  }
  return populations.sources;
}

}  // namespace lif
