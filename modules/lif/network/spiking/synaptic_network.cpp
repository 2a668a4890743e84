#include <lif/network/spiking/synaptic_network.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace lif {

template <class Real>
SynapticNetwork<Real>::SynapticNetwork(std::uint64_t seed, std::size_t threads) : seed_(seed) {
  if (threads < 1 || threads > 1024) {
    throw std::invalid_argument("threads = " + std::to_string(threads) +
                                " is out of range: allowed is [1, 1024]");
  }
  team_ = std::make_unique<WorkerTeam>(threads);
}

template <class Real>
std::size_t SynapticNetwork<Real>::add(std::string name, std::unique_ptr<SpikingPopulation<Real>> neurons,
                                       double unit) {
  if (!histories_.empty()) throw std::logic_error("a network that runs takes no further populations");
  const std::size_t size = neurons->size();
  receivers_.push_back({std::move(name), std::move(neurons),
                        SynapticInputs<Real>(Partition(size, team_->threads()), unit),
                        AlignedArray<Real>(size), std::vector<char>(team_->threads(), 1)});
  return receivers_.size() - 1;
}

template <class Real>
void SynapticNetwork<Real>::drive(std::size_t population, double mean, double weight) {
  receivers_.at(population).inputs.add_poisson(mean, weight, seed_, new_stream());
}

template <class Real>
void SynapticNetwork<Real>::require_delay(std::size_t delay) {
  if (delay < 1 || delay > WeightedProjection<Real>::largest_delay) {
    throw std::invalid_argument("delay = " + std::to_string(delay) + " is out of range: allowed is [1, " +
                                std::to_string(WeightedProjection<Real>::largest_delay) + "] steps");
  }
}

template <class Real>
std::uint64_t SynapticNetwork<Real>::synapses() const {
  std::uint64_t synapses = 0;
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) synapses += from.projection->synapses();
  }
  return synapses;
}

template <class Real>
std::size_t SynapticNetwork<Real>::synapse_bytes() const {
  std::size_t bytes = 0;
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) bytes += from.projection->bytes();
  }
  return bytes;
}

template <class Real>
std::size_t SynapticNetwork<Real>::steps_in_visit() const {
  std::size_t steps = 64;
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) steps = std::min(steps, from.projection->min_delay());
  }
  return steps;
}

template <class Real>
void SynapticNetwork<Real>::prepare() {
  std::size_t longest = 1;
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming())
      longest = std::max(longest, from.projection->max_delay());
  }
  for (std::size_t i = 0; i < receivers_.size(); ++i) {
    histories_.emplace_back(longest + steps_in_visit(), team_->threads());
  }
}

template <class Real>
std::size_t SynapticNetwork<Real>::visit() {
  if (histories_.empty()) prepare();
  const std::size_t steps = steps_in_visit();
  team_->run([&](std::size_t part) { visit_part(part, steps); });
  for (const Receiver& receiver : receivers_) {
    if (std::all_of(receiver.is_fine.begin(), receiver.is_fine.end(),
                    [](char is_fine) { return is_fine != 0; })) {
      continue;
    }
    std::size_t neuron = 0;
    while (std::isfinite(receiver.neurons->potential(neuron))) ++neuron;
    throw std::domain_error("the membrane potential of neuron " + std::to_string(neuron) +
                            " of population '" + receiver.name + "' is no longer finite after step " +
                            std::to_string(steps_ + static_cast<std::int64_t>(steps) - 1));
  }
  steps_ += static_cast<std::int64_t>(steps);
  steps_of_last_visit_ = steps;
  count_events(steps);
  return steps;
}

template <class Real>
void SynapticNetwork<Real>::visit_part(std::size_t part, std::size_t steps) {
  for (std::size_t p = 0; p < receivers_.size(); ++p) {
    Receiver& receiver = receivers_[p];
    for (std::size_t back = steps_of_last_visit_; back > 0; --back) {
      receiver.inputs.accept(histories_, steps_ - static_cast<std::int64_t>(back), part);
    }
    const std::size_t first = receiver.inputs.neurons().begin(part);
    const std::size_t end = receiver.inputs.neurons().end(part);
    bool is_fine = true;
    for (std::size_t i = 0; i < steps; ++i) {
      const std::int64_t step = steps_ + static_cast<std::int64_t>(i);
      SpikeHistory::Events& spikes = histories_[p].begin_step(step, part);
      if (first == end) continue;
      receiver.inputs.gather(histories_, step, part, receiver.row.data());
      is_fine = receiver.neurons->advance(step, first, end, receiver.row.data(), spikes) && is_fine;
    }
    receiver.is_fine[part] = is_fine ? 1 : 0;
  }
}

template <class Real>
void SynapticNetwork<Real>::count_events(std::size_t steps) {
  for (std::size_t p = 0; p < receivers_.size(); ++p) {
    Receiver& receiver = receivers_[p];
    for (std::int64_t step = steps_ - static_cast<std::int64_t>(steps); step < steps_; ++step) {
      for_each_spike(p, step, [&](std::uint32_t) { ++receiver.spikes; });
    }
    for (const auto& from : receiver.inputs.incoming()) {
      for (std::int64_t step = steps_ - static_cast<std::int64_t>(steps); step < steps_; ++step) {
        for_each_spike(from.source, step, [&](std::uint32_t neuron) {
          synaptic_events_ += from.projection->synapses_of(neuron);
        });
      }
    }
  }
}

template <class Real>
void SynapticNetwork<Real>::reset() {
  for (Receiver& receiver : receivers_) {
    receiver.neurons->reset();
    receiver.inputs.reset();
    receiver.spikes = 0;
  }
  for (SpikeHistory& history : histories_) history.clear();
  steps_ = 0;
  steps_of_last_visit_ = 0;
  synaptic_events_ = 0;
}

template class SynapticNetwork<float>;
template class SynapticNetwork<double>;

}  // namespace lif
