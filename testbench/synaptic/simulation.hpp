#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <lif/description/network_description.hpp>
#include <lif/synapses/synaptic_engine.hpp>

#include "benchmark/stopwatch.hpp"
#include "ranks/rank_group.hpp"
#include "synaptic/simulation_recording.hpp"

namespace lif::testbench {

/// How a network is simulated.
struct SimulationChoice {
  std::string file;         ///< the network's, for messages
  std::size_t threads = 1;  ///< of each process
  bool is_quiet = false;    ///< whether the progress line is left out
};

/// What is known of a simulation in the end, of all processes together.
struct SimulationResult {
  std::uint64_t steps = 0;  ///< done
  bool is_complete = true;  ///< whether no signal ended it early
  std::uint64_t synapses = 0;
  std::uint64_t synapse_bytes = 0;
  std::uint64_t synaptic_events = 0;
  std::uint64_t peak_bytes = 0;
  double build_seconds = 0;  ///< wall-clock time
  double run_seconds = 0;    ///< wall-clock time
};

/// A network that is built, with what runs it.
template <class Real>
class Simulation {
 public:
  /// Builds the network. The arguments have to outlive it.
  /// @throws InputError naming the file and the place in it; Interrupted
  Simulation(const SimulationChoice& choice, const NetworkDescription& network, const RankGroup& ranks);

  const SynapticEngine<Real>& engine() const { return *engine_; }
  const RecordedPotentials<Real>& potentials() const { return potentials_; }

  /// Simulates until a signal arrives, and hands each step to `record`.
  /// @throws InputError if a number is no longer finite
  SimulationResult run(std::uint64_t steps, const std::function<void(std::int64_t step)>& record);

 private:
  std::unique_ptr<SynapticEngine<Real>> built() const;
  void visit();

  Stopwatch watch_;
  const SimulationChoice& choice_;
  const NetworkDescription& network_;
  const RankGroup& ranks_;
  std::unique_ptr<SynapticEngine<Real>> engine_;
  RecordedPotentials<Real> potentials_;
  SimulationResult result_;
};

extern template class Simulation<float>;
extern template class Simulation<double>;

}  // namespace lif::testbench
