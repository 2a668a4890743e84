#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include <lif/arrays/frame_ring.hpp>
#include <lif/channels/frame_channel.hpp>
#include <lif/common/floating_point.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/optional_port.hpp>
#include <lif/shell/report.hpp>
#include <lif/synapses/synaptic_network.hpp>

namespace lif {

/// A SynapticNetwork as a clocked SystemC module: at each rising edge of `clk` the spikes of one step of
/// every population appear, one delta cycle later, as a frame at its element of `spikes`.
///
/// The steps of one visit are computed at its first edge. While `rst_n` is low the state before the first
/// step holds, at once and without a clock.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters` without a network, `/lif/numbers` for compiler flags that
/// change results, `/lif/wiring` for channels of another size, `/lif/input` for inputs and potentials that
/// are not finite. Where the last of them is silenced, the network stands still until a reset.
///
/// @tparam Real  float or double
template <class Real>
class SpikingNetwork : public sc_core::sc_module {
  using SpikePort = sc_core::sc_port<FrameWriteIf<bool>, 1, sc_core::SC_ZERO_OR_MORE_BOUND>;

 public:
  sc_core::sc_in<bool> clk{"clk"};       ///< one step per rising edge
  OptionalIn<bool> rst_n{"rst_n"};       ///< asynchronous reset, active low; may stay unbound
  sc_core::sc_vector<SpikePort> spikes;  ///< of each population; may stay unbound

  LIF_HAS_PROCESS(SpikingNetwork);

  /// @param network  with all its populations and synapses
  SpikingNetwork(const sc_core::sc_module_name& instance, std::unique_ptr<SynapticNetwork<Real>> network)
      : sc_core::sc_module(instance),
        spikes("spikes", required(network)->populations()),
        network_(std::move(network)) {
    try {
      require_exact_floating_point();
    } catch (const std::runtime_error& error) {
      report_error(message_type::numbers, name(), error.what());
    }
    for (std::size_t i = 0; i < spikes.size(); ++i) rings_.emplace_back(network_->partition(i).size());
    SC_METHOD(step_or_reset);
    dont_initialize();
    sensitive << clk.pos() << rst_n.neg();
  }

  /// The network at work; its neurons are as the last visit left them.
  const SynapticNetwork<Real>& network() const { return *network_; }
  /// Steps shown since the start or the last reset.
  std::int64_t steps() const { return steps_; }

  /// For sc_object's users.
  const char* kind() const override { return "lif::SpikingNetwork"; }

 protected:
  /// Looks at the sizes of what the ports are bound to.
  void end_of_elaboration() override {
    for (std::size_t i = 0; i < spikes.size(); ++i) {
      if (spikes[i].size() == 0 || spikes[i]->size() == rings_[i].size()) continue;
      report_error(message_type::wiring, name(),
                   "port spikes of population '" + network_->name(i) + "' is connected to a channel of " +
                       std::to_string(spikes[i]->size()) + " values: it needs " +
                       std::to_string(rings_[i].size()));
    }
  }

 private:
  const std::unique_ptr<SynapticNetwork<Real>>& required(
      const std::unique_ptr<SynapticNetwork<Real>>& network) const {
    if (network != nullptr) return network;
    report_error(message_type::parameters, name(), "it has no network: allowed is one that is not null");
    throw std::invalid_argument("no network");  // there is no such module, even where the report is silenced
  }

  void step_or_reset() {
    if (rst_n.is_bound() && !rst_n->read()) {
      network_->reset();
      steps_ = 0;
      has_failed_ = false;
      for (auto& port : spikes) {
        if (port.size() > 0) port->clear();
      }
      return;
    }
    if (has_failed_) return;
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

  std::unique_ptr<SynapticNetwork<Real>> network_;
  std::vector<FrameRing<bool>> rings_;
  std::int64_t steps_ = 0;
  bool has_failed_ = false;  // its state is that of no step
};

}  // namespace lif
