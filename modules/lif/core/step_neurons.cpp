#include <lif/core/step_neurons.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

namespace lif::core {

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
  const std::size_t fired = memory_->step_until_spike(0, first, end, sums_.data(), unit_);
  clear_sums(first, std::min(fired + 1, end));
  return fired;
}

void StepNeurons::clear_sums(std::size_t first, std::size_t end) {
  for (std::size_t neuron = first; neuron < end; ++neuron) sums_[neuron] = biases_[neuron];
}

}  // namespace lif::core
