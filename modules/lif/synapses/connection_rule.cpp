#include <lif/synapses/connection_rule.hpp>

#include <stdexcept>
#include <string>
#include <utility>

#include <lif/arrays/instruction_set.hpp>
#include <lif/numbers/text.hpp>
#include <lif/synapses/binomial_count.hpp>
#include <lif/synapses/fixed_total_number.hpp>
#include <lif/synapses/picker.hpp>
#include <lif/synapses/rule_context.hpp>
#include <lif/synapses/synapse_words.hpp>

namespace lif {

namespace {

constexpr std::uint64_t most_neurons = 0xffffffffU;

// Gives the pairs of a rule their weights and delays. A pair's place, two numbers, is its counter.
class PairWriter {
 public:
  PairWriter(const RuleContext& context, const SynapseGenerator::Take& take)
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
  const RuleContext& context_;
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
  RuleGenerator(const RuleContext& context, Rule rule) : context_(context), rule_(std::move(rule)) {}

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
  RuleContext context_;
  Rule rule_;
};

struct OneToOne {
  template <class Add>
  static void for_each_pair(const RuleContext& context, std::size_t first, std::size_t end, const Add& add) {
    for (std::size_t i = first; i < end; ++i) {
      if (!context.is_forbidden(i, i)) add(i, i, i, 0);
    }
  }
};

struct AllToAll {
  template <class Add>
  static void for_each_pair(const RuleContext& context, std::size_t first, std::size_t end, const Add& add) {
    for (std::size_t target = first; target < end; ++target) {
      for (std::size_t source = 0; source < context.populations.sources; ++source) {
        if (!context.is_forbidden(source, target)) add(source, target, target, source);
      }
    }
  }
};

struct FixedIndegreeRule {
  template <class Add>
  static void for_each_pair(const RuleContext& context, std::size_t first, std::size_t end, const Add& add) {
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
  static void for_each_pair(const RuleContext& context, std::size_t first, std::size_t end, const Add& add) {
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
  static void for_each_pair(const RuleContext& context, std::size_t first, std::size_t end, const Add& add) {
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

void require_in_range(const char* name, std::uint64_t value, std::uint64_t most, const char* why) {
  if (value <= most) return;
  throw std::invalid_argument(std::string(name) + " = " + std::to_string(value) +
                              " is out of range: allowed is [0, " + std::to_string(most) + "]" + why);
}

// The number of neurons on one side that may be connected with one neuron of the other side.
std::size_t candidates_of(const RuleContext& context, std::size_t neurons) {
  const bool has_hole =
      context.populations.are_the_same && context.rule.autapses == Autapses::forbidden && neurons > 0;
  return neurons - (has_hole ? 1 : 0);
}

void require_degree(const RuleContext& context, const char* name, std::size_t neurons, std::size_t others) {
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
  RuleContext context{rule, populations, attributes, seed, stream};
  require_in_range("sources", populations.sources, most_neurons, "");
  require_in_range("targets", populations.targets, most_neurons, "");
  switch (rule.kind) {
    case ConnectionRuleKind::one_to_one:
      if (populations.sources != populations.targets) {
        throw std::invalid_argument("one_to_one connects " + std::to_string(populations.sources) +
                                    " sources with " + std::to_string(populations.targets) +
                                    " targets: both have to be of one size");
      }
      return std::make_unique<RuleGenerator<OneToOne>>(context, OneToOne{});
    case ConnectionRuleKind::all_to_all:
      return std::make_unique<RuleGenerator<AllToAll>>(context, AllToAll{});
    case ConnectionRuleKind::fixed_indegree:
      require_degree(context, "indegree", populations.sources, populations.targets);
      return std::make_unique<RuleGenerator<FixedIndegreeRule>>(context, FixedIndegreeRule{});
    case ConnectionRuleKind::fixed_outdegree:
      require_degree(context, "outdegree", populations.targets, populations.sources);
      return std::make_unique<RuleGenerator<FixedOutdegreeRule>>(context, FixedOutdegreeRule{});
    case ConnectionRuleKind::fixed_total_number:
      if (rule.multapses == Multapses::forbidden) {
        throw std::invalid_argument(
            "fixed_total_number may connect a pair more than once: multapses cannot be forbidden");
      }
      require_in_range("N", rule.number, std::uint64_t{1} << 48U, "");
      if (candidates_of(context, populations.sources) == 0 || populations.targets == 0)
        require_in_range("N", rule.number, 0, ", as there is no pair to connect");
      return std::make_unique<FixedTotalNumberGenerator>(context);
    case ConnectionRuleKind::pairwise_bernoulli:
      break;
  }
  if (!(rule.probability >= 0 && rule.probability <= 1)) {
    throw std::invalid_argument("p = " + to_text(rule.probability) + " is out of range: allowed is [0, 1]");
  }
  return std::make_unique<RuleGenerator<PairwiseBernoulliRule>>(context, PairwiseBernoulliRule{});
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
