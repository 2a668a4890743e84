#include <lif/core/step_neurons.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace lif::core {

namespace {

constexpr double largest_sum = 9007199254740992;  // 2^53, up to which doubles hold every integer

}  // namespace

StepNeurons::StepNeurons(const Rules& rules, double unit, std::vector<std::int64_t> biases)
    : unit_(unit), biases_(std::move(biases)) {
  if (rules.empty()) throw std::invalid_argument("a core without neurons: allowed is one or more");
  if (biases_.empty()) biases_.resize(rules.size());
  if (biases_.size() != rules.size()) {
    throw std::invalid_argument(std::to_string(biases_.size()) + " biases of " +
                                std::to_string(rules.size()) + " neurons");
  }
  memory_ = rules.front()->make_memory({rules});
  sums_ = biases_;
  const auto is_limited = [](const auto& rule) { return rule->input_range().highest < largest_sum; };
  if (!std::any_of(rules.begin(), rules.end(), is_limited)) return;
  limits_.reserve(rules.size());
  for (const auto& rule : rules) {
    const Range range = rule->input_range();
    limits_.push_back({static_cast<std::int64_t>(std::ceil(std::max(range.lowest / unit, -largest_sum))),
                       static_cast<std::int64_t>(std::floor(std::min(range.highest / unit, largest_sum)))});
  }
}

void StepNeurons::reset(std::size_t first, std::size_t end) {
  memory_->reset(first, end);
  clear_sums(first, end);
}

std::size_t StepNeurons::integrate(const SynapseRow& row, std::size_t first, std::size_t end,
                                   std::int32_t value) {
  for (std::size_t place = first; place < end; ++place)
    sums_[row.neuron(place)] += std::int64_t{row.weights[place]} * value;
  return end;
}

std::size_t StepNeurons::advance_time(std::size_t first, std::size_t end) {
  limit_sums(first, end);
  const std::size_t fired = memory_->step_until_spike(0, first, end, sums_.data(), unit_);
  clear_sums(first, std::min(fired + 1, end));
  return fired;
}

void StepNeurons::limit_sums(std::size_t first, std::size_t end) {
  if (limits_.empty()) return;
  for (std::size_t neuron = first; neuron < end; ++neuron) {
    const std::int64_t sum = sums_[neuron];
    sums_[neuron] = std::clamp(sum, limits_[neuron].lowest, limits_[neuron].highest);
    saturated_ += sum != sums_[neuron] ? 1U : 0U;
  }
}

void StepNeurons::clear_sums(std::size_t first, std::size_t end) {
  for (std::size_t neuron = first; neuron < end; ++neuron) sums_[neuron] = biases_[neuron];
}

}  // namespace lif::core
