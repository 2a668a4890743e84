#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <lif/arrays/frame_ring.hpp>
#include <lif/channels/frame_channel.hpp>
#include <lif/shell/clocked_module.hpp>
#include <lif/shell/enable_line.hpp>
#include <lif/synapses/synaptic_engine.hpp>

namespace lif {

/// A SynapticEngine as a clocked SystemC module. At each active edge of `clk` the spikes of one step appear,
/// one delta cycle later: for every population a frame at its element of `spikes`.
///
/// The engine computes several steps in one *visit* (see SynapticEngine); this happens at the edge of the
/// first of them. While the reset is active the state before the first step holds. While `enable` is low an
/// edge makes no step, and the outputs hold.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters` without a network, `/lif/numbers` for compiler flags that
/// change results, `/lif/wiring` for channels of another size, and `/lif/input` for inputs and potentials
/// that are not finite. Where the last of these is silenced, the network stands still until a reset.
///
/// @tparam Real  float or double
template <class Real>
class SynapticNetwork : public ClockedModule {
  using SpikePort = sc_core::sc_port<FrameWriteIf<bool>, 1, sc_core::SC_ZERO_OR_MORE_BOUND>;

  std::unique_ptr<SynapticEngine<Real>> network_;  // before the ports: it determines how many there are

 public:
  OptionalIn<bool> enable{"enable"};     ///< while low, an edge makes no step; may stay unbound
  sc_core::sc_vector<SpikePort> spikes;  ///< one per population; each may stay unbound

  LIF_HAS_PROCESS(SynapticNetwork);

  /// @param network   network with all its populations and synapses, which are stored now: see
  ///                  SynapticEngine::build()
  /// @param clocking  edge of the clock, timing and level of the reset
  SynapticNetwork(const sc_core::sc_module_name& instance, std::unique_ptr<SynapticEngine<Real>> network,
                  const Clocking& clocking = {})
      : ClockedModule(instance, clocking),
        network_(checked([&] {
          if (!network) throw std::invalid_argument("it has no network: allowed is one that is not null");
          network->build();
          return std::move(network);
        })),
        spikes("spikes", network_->populations()) {
    for (std::size_t i = 0; i < spikes.size(); ++i) rings_.emplace_back(network_->partition(i).size());
    SC_METHOD(step_or_reset);
    step_at_edges();
  }

  /// The network; its neurons are in the state in which the last visit left them.
  const SynapticEngine<Real>& network() const { return *network_; }
  /// Number of steps shown since the start or the last reset.
  std::int64_t steps() const { return steps_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::SynapticNetwork"; }

 protected:
  /// Checks the sizes of the channels that the ports are bound to.
  void end_of_elaboration() override {
    for (std::size_t i = 0; i < spikes.size(); ++i) {
      if (spikes[i].size() == 0) continue;
      require_size("spikes of population '" + network_->name(i) + "'", spikes[i]->size(), rings_[i].size());
    }
    reset_ = reset_line();
    enable_ = EnableLine(enable);
  }

 private:
  void step_or_reset() {
    if (reset_.is_active()) {
      network_->reset();
      steps_ = 0;
      has_failed_ = false;
      for (auto& port : spikes) {
        if (port.size() > 0) port->clear();
      }
      return;
    }
    if (has_failed_ || !enable_.is_high()) return;
    if (steps_ == network_->steps()) {
      try {
        network_->visit();
      } catch (const std::domain_error& error) {
        has_failed_ = true;
        report_error(message_type::input, name(), error.what());
        return;
      }
    }
    for (std::size_t i = 0; i < spikes.size(); ++i) {
      if (spikes[i].size() == 0) continue;
      const std::shared_ptr<Frame<bool>> frame = rings_[i].take();
      frame->clear();
      network_->for_each_spike(i, steps_, [&](std::uint32_t neuron) { frame->append(neuron, true); });
      spikes[i]->write(frame);
    }
    ++steps_;
  }

  std::vector<FrameRing<bool>> rings_;
  ResetLine reset_;
  EnableLine enable_;
  std::int64_t steps_ = 0;
  bool has_failed_ = false;  // the neurons' states then do not belong to any one step
};

}  // namespace lif
