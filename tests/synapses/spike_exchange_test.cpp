// A network that several processes share, here played by threads, has the same spikes as in one process.
#include <lif/lif.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <lif/description/build_network.hpp>
#include <lif/description/network_file.hpp>

namespace lif::tests {
namespace {

/// What the exchanges of all ranks share.
class Meeting {
 public:
  explicit Meeting(std::size_t ranks) : numbers_(ranks), words_(ranks), bits_(ranks) {}

  std::size_t ranks() const { return words_.size(); }

  // Waits until all ranks are here; `last` is called once before they go on.
  void meet(const std::function<void()>& last = [] {}) {
    std::unique_lock<std::mutex> lock(mutex_);
    const std::size_t round = round_;
    if (++here_ == ranks()) {
      last();
      here_ = 0;
      ++round_;
      changed_.notify_all();
    } else {
      changed_.wait(lock, [&] { return round_ != round; });
    }
  }

  std::vector<std::uint64_t> numbers_;
  std::vector<std::vector<SpikeWord>> words_;
  std::vector<std::vector<std::uint64_t>> bits_;

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t here_ = 0;
  std::size_t round_ = 0;
};

class ExchangeOfThreads final : public SpikeExchange {
 public:
  ExchangeOfThreads(Meeting& meeting, std::size_t rank) : meeting_(meeting), rank_(rank) {}

  std::size_t ranks() const override { return meeting_.ranks(); }
  std::size_t rank() const override { return rank_; }
  void exchange(const std::vector<SpikeWord>& own) override {
    meeting_.words_[rank_] = own;
    meeting_.meet();
    words_ = meeting_.words_;
    meeting_.meet();
  }
  const std::vector<SpikeWord>& spikes_of(std::size_t rank) const override { return words_[rank]; }
  std::uint64_t least(std::uint64_t number) override {
    const std::vector<std::uint64_t> all = gathered(number);
    return *std::min_element(all.begin(), all.end());
  }
  std::uint64_t sum(std::uint64_t number) override {
    const std::vector<std::uint64_t> all = gathered(number);
    return std::accumulate(all.begin(), all.end(), std::uint64_t{0});
  }
  void combine(std::vector<std::uint64_t>& bits) override {
    meeting_.bits_[rank_] = bits;
    meeting_.meet();
    for (const auto& others : meeting_.bits_) {
      for (std::size_t i = 0; i < bits.size(); ++i) bits[i] |= others[i];
    }
    meeting_.meet();
  }

 private:
  std::vector<std::uint64_t> gathered(std::uint64_t number) {
    meeting_.numbers_[rank_] = number;
    meeting_.meet();
    std::vector<std::uint64_t> all = meeting_.numbers_;
    meeting_.meet();
    return all;
  }

  Meeting& meeting_;
  std::size_t rank_;
  std::vector<std::vector<SpikeWord>> words_;
};

// Synapses of all kinds, with short and with long delays, and a population smaller than the number of parts.
constexpr const char* text = R"({
  "resolution": 0.1, "seed": 5,
  "populations": [
    {"name": "exc", "model": "nest.iaf_psc_exp", "count": 700,
     "initial": {"potential": {"distribution": "normal", "mean": -62, "std": 5}}},
    {"name": "inh", "model": "nest.iaf_psc_exp", "count": 200, "weight_unit": 0.25},
    {"name": "few", "model": "nest.iaf_psc_exp", "count": 3}],
  "projections": [
    {"source": "exc", "target": "exc", "rule": "pairwise_bernoulli", "p": 0.1,
     "weight": {"distribution": "normal", "mean": 20, "std": 4, "min": 0},
     "delay": {"distribution": "normal", "mean": 1.5, "std": 0.7, "min": MIN}},
    {"source": "exc", "target": "inh", "rule": "fixed_indegree", "indegree": 40,
     "weight": {"distribution": "lognormal", "mean": 3, "std": 0.5}, "delay": 0.8},
    {"source": "inh", "target": "exc", "rule": "fixed_outdegree", "outdegree": 30, "weight": -80, "delay": 0.4},
    {"source": "inh", "target": "exc", "rule": "fixed_total_number", "N": 4000,
     "weight": {"distribution": "normal", "mean": -80, "std": 8, "max": 0},
     "delay": {"distribution": "uniform", "min": 0.3, "max": 1.6}},
    {"source": "exc", "target": "few", "rule": "all_to_all", "weight": 5, "delay": 2},
    {"source": "few", "target": "inh", "rule": "all_to_all", "weight": 100, "delay": 0.3}],
  "drives": [
    {"target": "exc", "type": "poisson_generator", "rate": 9000, "weight": 60},
    {"target": "inh", "type": "poisson_generator", "rate": 8000, "weight": 60}]})";

using Spikes = std::vector<std::array<std::uint64_t, 3>>;

struct Outcome {
  Spikes spikes;
  std::uint64_t synapses = 0;
  std::uint64_t events = 0;
  std::vector<float> potentials;
};

Outcome outcome_of(const NetworkDescription& network, std::size_t threads,
                   const std::shared_ptr<SpikeExchange>& exchange) {
  const auto engine = build_network<float>(network, every_framework(), threads, exchange);
  const std::size_t probe = engine->probe(0, 500);
  engine->build();
  Outcome outcome;
  while (engine->steps() < 600) {
    const std::int64_t first = engine->steps();
    engine->visit(outcome.spikes.size() % 2 == 0 ? 64 : 1);
    for (std::int64_t step = first; step < engine->steps(); ++step) {
      outcome.potentials.push_back(engine->probed(probe, step));
      for (std::size_t p = 0; p < engine->populations(); ++p) {
        engine->for_each_spike(p, step, [&](std::uint32_t neuron) {
          outcome.spikes.push_back({static_cast<std::uint64_t>(step), p, neuron});
        });
      }
    }
  }
  outcome.synapses = engine->synapses();
  outcome.events = engine->synaptic_events();
  return outcome;
}

TEST(SpikeExchange, ANetworkOfSeveralProcessesHasTheSameSpikes) {
  for (const char* shortest : {"0.05", "0.3"}) {
    std::string with_delays = text;
    with_delays.replace(with_delays.find("MIN"), 3, shortest);
    const NetworkDescription network = parse_network(with_delays, "net.json", ".");
    const Outcome expected = outcome_of(network, 1, nullptr);
    EXPECT_GT(expected.spikes.size(), 500U);
    for (const std::size_t ranks : {2U, 3U, 4U}) {
      for (const std::size_t threads : {1U, 2U}) {
        SCOPED_TRACE(std::to_string(ranks) + " ranks, " + std::to_string(threads) + " threads");
        Meeting meeting(ranks);
        std::vector<Outcome> outcomes(ranks);
        std::vector<std::thread> processes;
        for (std::size_t rank = 0; rank < ranks; ++rank) {
          processes.emplace_back([&, rank] {
            outcomes[rank] = outcome_of(network, threads, std::make_shared<ExchangeOfThreads>(meeting, rank));
          });
        }
        for (std::thread& process : processes) process.join();
        std::uint64_t synapses = 0;
        std::uint64_t events = 0;
        std::vector<float> potentials(expected.potentials.size());
        for (const Outcome& outcome : outcomes) {
          EXPECT_EQ(outcome.spikes, expected.spikes);  // each process knows all spikes
          synapses += outcome.synapses;
          events += outcome.events;
          for (std::size_t i = 0; i < potentials.size(); ++i) potentials[i] += outcome.potentials[i];
        }
        EXPECT_EQ(synapses, expected.synapses);
        EXPECT_EQ(events, expected.events);
        EXPECT_EQ(potentials, expected.potentials);
      }
    }
  }
}

TEST(SpikeExchange, ProcessesNeedTheSameNumberOfThreads) {
  Meeting meeting(2);
  std::array<bool, 2> is_refused{};
  std::vector<std::thread> processes;
  for (std::size_t rank = 0; rank < 2; ++rank) {
    processes.emplace_back([&, rank] {
      try {
        const SynapticEngine<float> engine(1, 1 + rank, std::make_shared<ExchangeOfThreads>(meeting, rank));
      } catch (const std::invalid_argument&) {
        is_refused[rank] = true;
      }
    });
  }
  for (std::thread& process : processes) process.join();
  EXPECT_FALSE(is_refused[0]);
  EXPECT_TRUE(is_refused[1]);
}

}  // namespace
}  // namespace lif::tests
