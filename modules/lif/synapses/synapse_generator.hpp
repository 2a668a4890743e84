#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include <lif/numbers/text.hpp>

namespace lif {

/// Weight and delay of one synapse.
struct SynapseParameters {
  double weight;      ///< value that a spike adds to the target's input
  std::size_t delay;  ///< delay in steps, from 1 to largest_delay
};

/// The largest delay of a synapse, in steps.
inline constexpr std::size_t largest_delay = 4096;

/// Some synapses of a projection, handed over together.
struct SynapseBatch {
  static constexpr std::size_t capacity = 256;  ///< the most synapses of a batch

  std::size_t size = 0;                         ///< number of synapses
  std::array<std::uint32_t, capacity> sources;  ///< indices in the source population
  std::array<std::uint32_t, capacity> targets;  ///< indices in the target population
  std::array<double, capacity> weights;         ///< finite
  std::array<std::uint16_t, capacity> delays;   ///< in steps, from 1 to largest_delay
};

/// The shortest and the longest of some delays, in steps; without any, the first is greater than the second.
struct DelayRange {
  std::size_t shortest = std::numeric_limits<std::size_t>::max();  ///< 1 or more
  std::size_t longest = 0;                                         ///< largest_delay or less

  /// Extends the range to include another.
  void include(const DelayRange& other) {
    shortest = std::min(shortest, other.shortest);
    longest = std::max(longest, other.longest);
  }
};

/// A projection whose synapses each have a weight and a delay, as a rule that generates them. The rule is
/// asked twice, first for the number of synapses of each source, then for the synapses, and gives the same
/// ones each time, in the same order, whatever the ranges of targets it is asked for.
class SynapseGenerator {
 public:
  using Take = std::function<void(const SynapseBatch&)>;  ///< receives batches of synapses

  SynapseGenerator() = default;
  virtual ~SynapseGenerator() = default;
  SynapseGenerator(const SynapseGenerator&) = delete;
  SynapseGenerator& operator=(const SynapseGenerator&) = delete;
  SynapseGenerator(SynapseGenerator&&) = delete;
  SynapseGenerator& operator=(SynapseGenerator&&) = delete;

  /// Hands over the synapses of the targets from `first` up to, but excluding, `end`. The order of a target's
  /// synapses is the order in which their weights are summed.
  /// @param first, end  multiples of 64, except for an end that is the number of targets
  /// @throws std::invalid_argument naming a synapse that is not allowed
  virtual void generate(std::size_t first, std::size_t end, const Take& take) const = 0;

  /// Adds to `counts` the number of synapses that each source has to these targets.
  /// @returns a range that includes the delays of these synapses
  virtual DelayRange count(std::size_t first, std::size_t end, std::uint64_t* counts) const {
    DelayRange range;
    generate(first, end, [&](const SynapseBatch& batch) {
      for (std::size_t i = 0; i < batch.size; ++i) {
        ++counts[batch.sources[i]];
        range.include({batch.delays[i], batch.delays[i]});
      }
    });
    return range;
  }
};

/// Collects synapses one by one and hands them over in batches.
class BatchWriter {
 public:
  /// @param take  receives the batches; has to outlive this object
  explicit BatchWriter(const SynapseGenerator::Take& take) : take_(take) {}

  /// Adds one synapse.
  void add(std::size_t source, std::size_t target, double weight, std::size_t delay) {
    const std::size_t i = batch_.size++;
    batch_.sources[i] = static_cast<std::uint32_t>(source);
    batch_.targets[i] = static_cast<std::uint32_t>(target);
    batch_.weights[i] = weight;
    batch_.delays[i] = static_cast<std::uint16_t>(delay);
    if (batch_.size == SynapseBatch::capacity) finish();
  }
  /// Hands over what has been collected.
  void finish() {
    if (batch_.size > 0) take_(batch_);
    batch_.size = 0;
  }

 private:
  const SynapseGenerator::Take& take_;
  SynapseBatch batch_;
};

/// A SynapseGenerator made of a connector and a function that returns the parameters of each synapse.
template <class Real, class Connector, class Parameters>
class ConnectorGenerator final : public SynapseGenerator {
 public:
  /// @param sources     number of neurons in the source population
  /// @param parameters  `parameters(target, index)` returns those of synapse number `index` of a target
  ConnectorGenerator(Connector connector, std::size_t sources, Parameters parameters)
      : connector_(std::move(connector)), sources_(sources), parameters_(std::move(parameters)) {}

  void generate(std::size_t first, std::size_t end, const Take& take) const override {
    BatchWriter writer(take);
    for (std::size_t target = first; target < end; ++target) {
      std::size_t index = 0;
      connector_.for_each_source(target, [&](std::size_t source) {
        if (source >= sources_) refuse_source(source, target);
        const SynapseParameters own = parameters_(target, index);
        if (own.delay < 1 || own.delay > largest_delay || !std::isfinite(static_cast<Real>(own.weight)))
          refuse(target, index, own);
        writer.add(source, target, own.weight, own.delay);
        ++index;
      });
    }
    writer.finish();
  }

 private:
  [[noreturn]] void refuse_source(std::size_t source, std::size_t target) const {
    throw std::invalid_argument("source " + std::to_string(source) + " of neuron " + std::to_string(target) +
                                " does not exist: there are " + std::to_string(sources_));
  }
  [[noreturn]] static void refuse(std::size_t target, std::size_t index, const SynapseParameters& own) {
    const bool is_delay = own.delay < 1 || own.delay > largest_delay;
    throw std::invalid_argument(
        "synapse " + std::to_string(index) + " of neuron " + std::to_string(target) + ": " +
        (is_delay ? "delay = " + std::to_string(own.delay) + " is out of range: allowed is [1, " +
                        std::to_string(largest_delay) + "] steps"
                  : "weight = " + to_text(own.weight) +
                        ": allowed is any number that is finite in the network's number type"));
  }

  Connector connector_;
  std::size_t sources_;
  Parameters parameters_;
};

}  // namespace lif
