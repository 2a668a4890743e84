#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <systemc>

#include <lif/network/layer_network.hpp>

#include "simulation/progress.hpp"

namespace lif::testbench {

/// Observes networks while they run.
class NetworkObserver {
 public:
  virtual ~NetworkObserver() = default;
  /// Called after each step.
  /// @param input  the input of the networks in this step
  virtual void record(std::uint64_t step, const Frame<>& input) = 0;
};

/// A design with one or more networks side by side, which share clock, reset and input.
class NetworkBench : public sc_core::sc_module {
 public:
  /// The stimulus of one step.
  struct Drive {
    Frame<> input;          ///< the same for all networks
    bool is_reset = false;  ///< whether the networks are reset before the step
  };
  /// Fills in the next step; returns false if there is none.
  using Source = std::function<bool(Drive&)>;

  LIF_HAS_PROCESS(NetworkBench);

  /// @param networks   at least one; all have inputs of the same size
  /// @param period_ps  clock period in picoseconds, a multiple of 4
  NetworkBench(const sc_core::sc_module_name& name, std::vector<LayerGraph> networks, std::int64_t period_ps);
  /// A design named `testbench` with one network.
  NetworkBench(LayerGraph network, std::int64_t period_ps);

  const LayerNetwork& network(std::size_t index) const { return *networks_[index]; }
  std::size_t networks() const { return networks_.size(); }

  /// Runs until the source ends, `limit` steps are done or a signal arrives.
  /// @param expected  number of steps for the progress line; 0 if not known
  /// @returns the number of steps
  std::uint64_t run(Source source, const std::vector<NetworkObserver*>& observers, std::uint64_t limit,
                    std::uint64_t expected, bool quiet);

 private:
  void record_and_drive();
  void toggle_reset();
  bool drive();

  sc_core::sc_clock clk_;
  sc_core::sc_signal<bool> rst_n_;
  sc_core::sc_event toggle_reset_;
  FrameChannel<> stimulus_;
  std::vector<std::unique_ptr<FrameChannel<>>> results_;
  std::vector<std::unique_ptr<LayerNetwork>> networks_;
  std::vector<NetworkObserver*> observers_;
  Source source_;
  Drive drive_;
  std::uint64_t limit_ = 0;
  std::uint64_t steps_ = 0;
  std::uint64_t work_ = 0;
  bool is_driven_ = false;
  Progress* progress_ = nullptr;
  std::exception_ptr failure_;
};

}  // namespace lif::testbench
