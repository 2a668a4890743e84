#include <lif/synapses/synaptic_engine.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace lif {

namespace {

// The most units that a neuron receives in a step from so many sources.
std::uint64_t units_of(std::size_t most_sources, std::int16_t weight) {
  constexpr std::uint64_t many = std::uint64_t{1} << 32U;  // refused anyway; the product stays in range
  return std::min<std::uint64_t>(most_sources, many) *
         static_cast<std::uint64_t>(weight < 0 ? -weight : weight);
}

}  // namespace

template <class Real>
SynapticEngine<Real>::SynapticEngine(std::uint64_t seed, std::size_t threads)
    : SynapticEngine(seed, threads, nullptr) {}

template <class Real>
SynapticEngine<Real>::SynapticEngine(std::uint64_t seed, std::size_t threads,
                                     std::shared_ptr<SpikeExchange> exchange)
    : seed_(seed), exchange_(std::move(exchange)), weighted_(threads) {
  if (threads < 1 || threads > 1024) {
    throw std::invalid_argument("threads = " + std::to_string(threads) +
                                " is out of range: allowed is [1, 1024]");
  }
  if (exchange_ && exchange_->ranks() == 1) exchange_.reset();
  if (exchange_ && exchange_->least(threads) != threads)
    throw std::invalid_argument("threads = " + std::to_string(threads) + ": other processes have fewer");
  team_ = std::make_unique<WorkerTeam>(threads);
}

template <class Real>
std::size_t SynapticEngine<Real>::add(std::string name, std::unique_ptr<SynapticNeurons<Real>> neurons,
                                      double unit) {
  require_rest();
  const std::size_t size = neurons->size();
  const Partition partition(size, team_->threads(), exchange_ ? exchange_->rank() : 0,
                            exchange_ ? exchange_->ranks() : 1);
  receivers_.push_back(
      {std::move(name), std::move(neurons), SynapticInputs<Real>(partition, unit), AlignedArray<Real>(size)});
  weighted_.add_population(receivers_.back().inputs.neurons());
  return receivers_.size() - 1;
}

template <class Real>
void SynapticEngine<Real>::connect(std::size_t from, std::size_t to, std::unique_ptr<Projection> projection) {
  require_rest();
  const std::size_t sources = receiver(from).neurons->size();
  if (projection->sources() != sources) {
    throw std::invalid_argument("a projection from " + std::to_string(projection->sources()) +
                                " neurons: population '" + receivers_[from].name + "' has " +
                                std::to_string(sources));
  }
  receiver(to).inputs.add(std::move(projection), from);
}

template <class Real>
void SynapticEngine<Real>::connect(std::size_t from, std::size_t to,
                                   std::unique_ptr<SynapseGenerator> generator, WeightKind kind) {
  require_rest();
  (void)receiver(from);
  const double unit = receiver(to).inputs.unit();
  weighted_.connect(from, to, std::move(generator), kind, unit,
                    [this](const auto& work) { team_->run(work); });
}

template <class Real>
void SynapticEngine<Real>::drive_constantly(std::size_t population, double current) {
  require_rest();
  receiver(population).inputs.add_current(current);
}

template <class Real>
void SynapticEngine<Real>::drive(std::size_t population, double mean, double weight) {
  require_rest();
  receiver(population).inputs.add_poisson(mean, weight, seed_, new_stream());
}

template <class Real>
std::size_t SynapticEngine<Real>::probe(std::size_t population, std::size_t neuron) {
  if (neuron >= receiver(population).neurons->size()) {
    throw std::invalid_argument("neuron " + std::to_string(neuron) + " of population '" +
                                receivers_[population].name + "' does not exist: there are " +
                                std::to_string(receivers_[population].neurons->size()));
  }
  probes_.push_back({population, neuron, std::vector<Real>(most_steps_in_visit)});
  return probes_.size() - 1;
}

template <class Real>
void SynapticEngine<Real>::drive_by_weight(std::size_t population, double mean, double weight) {
  require_rest();
  receiver(population).inputs.add_weighted_poisson(mean, weight, seed_, new_stream());
}

template <class Real>
void SynapticEngine<Real>::require_rest() const {
  if (!histories_.empty()) {
    throw std::logic_error("populations, synapses and drives have to be added before the first step");
  }
}

template <class Real>
typename SynapticEngine<Real>::Receiver& SynapticEngine<Real>::receiver(std::size_t population) {
  if (population < receivers_.size()) return receivers_[population];
  throw std::invalid_argument("population " + std::to_string(population) + " does not exist: there are " +
                              std::to_string(receivers_.size()));
}

template <class Real>
bool SynapticEngine<Real>::can_count(std::size_t to, std::size_t most_sources, double weight) {
  const SynapticInputs<Real>& inputs = receiver(to).inputs;
  return inputs.is_multiple(weight) && inputs.has_room_for(units_of(most_sources, inputs.in_units(weight)));
}

template <class Real>
std::int16_t SynapticEngine<Real>::required_units(std::size_t to, std::size_t most_sources, double weight,
                                                  std::size_t delay) {
  require_rest();
  const SynapticInputs<Real>& inputs = receiver(to).inputs;
  if (delay < 1 || delay > largest_delay) {
    throw std::invalid_argument("delay = " + std::to_string(delay) + " is out of range: allowed is [1, " +
                                std::to_string(largest_delay) + "] steps");
  }
  const std::int16_t units = inputs.in_units(weight);
  inputs.require_room_for(units_of(most_sources, units));
  return units;
}

template <class Real>
std::uint64_t SynapticEngine<Real>::synapses() const {
  std::uint64_t synapses = weighted_.synapses();
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) synapses += from.projection->synapses();
  }
  return synapses;
}

template <class Real>
std::size_t SynapticEngine<Real>::synapse_bytes() const {
  std::size_t bytes = weighted_.bytes();
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) bytes += from.projection->bytes();
  }
  return bytes;
}

template <class Real>
std::size_t SynapticEngine<Real>::steps_in_window() const {
  std::size_t steps = std::min(most_steps_in_visit, weighted_.delays().shortest);
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) steps = std::min(steps, from.projection->delay());
  }
  return steps;
}

template <class Real>
void SynapticEngine<Real>::build() {
  if (!histories_.empty()) return;
  weighted_.build([this](const auto& work) { team_->run(work); });
  std::size_t longest = 1;
  for (const Receiver& receiver : receivers_) {
    for (const auto& from : receiver.inputs.incoming()) longest = std::max(longest, from.projection->delay());
  }
  window_ = steps_in_window();
  if (exchange_) window_ = static_cast<std::size_t>(exchange_->least(window_));
  for (Receiver& receiver : receivers_) {
    // A thread may be one window ahead of another.
    histories_.emplace_back(longest + most_steps_in_visit + window_, receiver.inputs.neurons().all_parts());
    receiver.faults.resize(team_->threads());
  }
}

/// The work of one visit, window by window.
template <class Real>
class SynapticEngine<Real>::Visit final : public TeamRounds {
 public:
  explicit Visit(SynapticEngine& engine) : engine_(engine), steps_(engine.window_) {}

  // Spikes of earlier windows deliver what arrives in this window's first step. The spikes of the last window
  // are not needed yet, so that a thread need not wait for the others.
  void prepare(std::size_t part, std::size_t round) override {
    if (!engine_.weighted_.is_empty()) engine_.weighted_.deliver_known(first_step(round), part);
  }

  void finish(std::size_t part, std::size_t round) override {
    const std::int64_t first = first_step(round);
    const std::int64_t end = first + static_cast<std::int64_t>(steps_);
    if (round == 0) {
      for (Receiver& receiver : engine_.receivers_) receiver.faults[part].reset();
    }
    if (engine_.weighted_.is_empty()) {
      for (std::size_t p = 0; p < engine_.receivers_.size(); ++p) {
        for (std::int64_t step = first; step < end; ++step) engine_.step_neurons(p, step, part);
      }
      return;
    }
    const std::int64_t accepted = round == 0 ? engine_.accepted_ : first - static_cast<std::int64_t>(steps_);
    engine_.weighted_.accept(engine_.histories_, accepted, first, part);
    engine_.weighted_.deliver_new(first, part);
    for (std::int64_t step = first; step < end; ++step) {
      if (step > first) engine_.weighted_.deliver_known(step, part);
      for (std::size_t p = 0; p < engine_.receivers_.size(); ++p) engine_.step_neurons(p, step, part);
    }
  }

  bool has_conclusion() const override { return engine_.exchange_ != nullptr; }
  void conclude(std::size_t round) override {
    if (!has_conclusion()) return;
    const std::int64_t first = first_step(round);
    engine_.tell_spikes(first, first + static_cast<std::int64_t>(steps_));
  }

 private:
  std::int64_t first_step(std::size_t round) const {
    return engine_.steps_ + static_cast<std::int64_t>(round * steps_);
  }

  SynapticEngine& engine_;
  std::size_t steps_;  // in a window
};

template <class Real>
std::size_t SynapticEngine<Real>::visit(std::size_t most_steps) {
  if (has_failed_) throw std::logic_error("a step of this network has failed: reset it before the next one");
  build();
  const std::size_t window = window_;
  const std::size_t windows = std::max<std::size_t>(1, std::min(most_steps, most_steps_in_visit) / window);
  has_failed_ = true;
  Visit visit(*this);
  team_->run_rounds(windows, visit);
  report_faults();
  has_failed_ = false;
  const std::size_t steps = windows * window;
  steps_ += static_cast<std::int64_t>(steps);
  accepted_ = steps_ - static_cast<std::int64_t>(window);
  count_events(steps);
  return steps;
}

template <class Real>
void SynapticEngine<Real>::step_neurons(std::size_t population, std::int64_t step, std::size_t part) {
  Receiver& receiver = receivers_[population];
  const std::size_t first = receiver.inputs.neurons().begin(part);
  const std::size_t end = receiver.inputs.neurons().end(part);
  SpikeHistory::Events& spikes =
      histories_[population].begin_step(step, receiver.inputs.neurons().first_part() + part);
  if (first == end) return;
  receiver.inputs.gather(histories_, step, part,
                         {weighted_.sums(population, part), weighted_.unit_sums(population, part)},
                         receiver.row.data());
  const bool is_fine = receiver.neurons->advance(step, first, end, receiver.row.data(), spikes);
  if (!is_fine && !receiver.faults[part]) receiver.faults[part] = find_fault(receiver, step, part);
  for (Probe& probe : probes_) {
    if (probe.population != population || probe.neuron < first || probe.neuron >= end) continue;
    probe.potentials[static_cast<std::size_t>(step) % most_steps_in_visit] =
        receiver.neurons->potential(probe.neuron);
  }
}

template <class Real>
typename SynapticEngine<Real>::Fault SynapticEngine<Real>::find_fault(const Receiver& receiver,
                                                                      std::int64_t step, std::size_t part) {
  const auto is_finite = [&](std::size_t neuron) {
    return std::isfinite(receiver.row[neuron]) && std::isfinite(receiver.neurons->potential(neuron));
  };
  std::size_t neuron = receiver.inputs.neurons().begin(part);
  while (neuron + 1 < receiver.inputs.neurons().end(part) && is_finite(neuron)) ++neuron;
  return {step, neuron, !std::isfinite(receiver.row[neuron])};
}

// Tells the other processes the spikes of some steps, and takes note of theirs: all spikes of another process
// in a step are in its first part, as they ascend through its parts.
template <class Real>
void SynapticEngine<Real>::tell_spikes(std::int64_t first, std::int64_t end) {
  told_.clear();
  const std::size_t threads = team_->threads();
  const std::size_t own = exchange_->rank() * threads;
  for (std::int64_t step = first; step < end; ++step) {
    for (std::size_t p = 0; p < receivers_.size(); ++p) {
      for (std::size_t part = 0; part < histories_[p].parts(); ++part) {
        if (part < own || part >= own + threads) {
          histories_[p].begin_step(step, part);
          continue;
        }
        for (const std::uint32_t neuron : histories_[p].events(step, part)) {
          told_.push_back({static_cast<std::uint32_t>(p), neuron, static_cast<std::uint32_t>(step - first)});
        }
      }
    }
  }
  exchange_->exchange(told_);
  for (std::size_t rank = 0; rank < exchange_->ranks(); ++rank) {
    if (rank == exchange_->rank()) continue;
    for (const SpikeWord& word : exchange_->spikes_of(rank))
      histories_[word.population].add(first + word.step, rank * threads, word.neuron);
  }
}

template <class Real>
void SynapticEngine<Real>::report_faults() const {
  const Receiver* at = nullptr;
  Fault first{};
  for (const Receiver& receiver : receivers_) {
    for (const std::optional<Fault>& fault : receiver.faults) {
      if (!fault || (at != nullptr && fault->step >= first.step)) continue;
      at = &receiver;
      first = *fault;
    }
  }
  if (exchange_) {  // the process with the first fault reports it, and ends the others
    constexpr std::uint64_t none = static_cast<std::uint64_t>(-1);
    const std::uint64_t own =
        at == nullptr ? none
                      : static_cast<std::uint64_t>(first.step) * exchange_->ranks() + exchange_->rank();
    const std::uint64_t least = exchange_->least(own);
    if (least != own) exchange_->least(0);
  }
  if (at == nullptr) return;
  throw std::domain_error((first.is_of_input ? "the input of neuron " : "the membrane potential of neuron ") +
                          std::to_string(first.neuron) + " of population '" + at->name + "' is " +
                          (first.is_of_input ? "not" : "no longer") + " finite at step " +
                          std::to_string(first.step));
}

template <class Real>
void SynapticEngine<Real>::count_events(std::size_t steps) {
  for (std::size_t p = 0; p < receivers_.size(); ++p) {
    Receiver& receiver = receivers_[p];
    for (std::int64_t step = steps_ - static_cast<std::int64_t>(steps); step < steps_; ++step) {
      for_each_spike(p, step, [&](std::uint32_t neuron) {
        ++receiver.spikes;
        synaptic_events_ += weighted_.synapses_of(p, neuron);
      });
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
void SynapticEngine<Real>::reset() {
  for (Receiver& receiver : receivers_) {
    receiver.neurons->reset();
    receiver.spikes = 0;
  }
  weighted_.reset();
  for (SpikeHistory& history : histories_) history.clear();
  steps_ = 0;
  accepted_ = 0;
  synaptic_events_ = 0;
  has_failed_ = false;
}

template class SynapticEngine<float>;
template class SynapticEngine<double>;

}  // namespace lif
