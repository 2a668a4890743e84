#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/channels/signal_bank.hpp>
#include <lif/shell/clocked_module.hpp>
#include <lif/shell/enable_line.hpp>
#include <lif/synapses/spike_history.hpp>
#include <lif/synapses/synaptic_inputs.hpp>
#include <lif/synapses/weighted_synapses.hpp>

namespace lif {

/// The synapses between neurons that are modules of their own: a clocked module that takes the spikes of all
/// neurons from one SignalBank and gives each neuron its input current through another.
///
///     lif::SynapticFabric<float> fabric{"fabric", std::move(inputs), spikes, currents};
///     fabric.clk(clk);
///     neuron.spike(spikes[i]);
///     neuron.input_current(currents[i]);
///
/// `clk`, the reset, `enable` and the clocking have to be the same as for the neurons. A reset discards all
/// synaptic events that are under way.
///
/// At the edge of step k the module reads the spikes of step k-1 and writes the currents of step k+1. So the
/// shortest delay is 2 steps; the spikes are then the same, bit for bit, as in a SynapticEngine with the same
/// synapses.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters` for shorter delays, several parts, and projections from
/// other neurons, and `/lif/wiring` for banks of another size.
template <class Real>
class SynapticFabric : public ClockedModule {
 public:
  OptionalIn<bool> enable{"enable"};  ///< that of the neurons: while low, an edge makes no step

  LIF_HAS_PROCESS(SynapticFabric);

  /// @param inputs    inputs of the neurons, in one part; projections come from population 0
  /// @param spikes    one per neuron, written by the neurons
  /// @param currents  one per neuron, written by this module
  /// @param clocking  edge of the clock, timing and level of the reset
  SynapticFabric(const sc_core::sc_module_name& instance, SynapticInputs<Real> inputs,
                 const SignalBank<bool>& spikes, SignalBank<Real>& currents, const Clocking& clocking = {})
      : SynapticFabric(instance, std::move(inputs), nullptr, spikes, currents, clocking) {}

  /// @param weighted  synapses with weights and delays of their own among the neurons, which are its
  /// population
  ///                  0, in one part; it has not been built. Null without such synapses
  SynapticFabric(const sc_core::sc_module_name& instance, SynapticInputs<Real> inputs,
                 std::unique_ptr<WeightedSynapses<Real>> weighted, const SignalBank<bool>& spikes,
                 SignalBank<Real>& currents, const Clocking& clocking = {})
      : ClockedModule(instance, clocking),
        inputs_(std::move(inputs)),
        weighted_(std::move(weighted)),
        spikes_(spikes),
        currents_(currents),
        row_(inputs_.neurons().size()) {
    if (inputs_.neurons().parts() != 1) {
      refuse(message_type::parameters, "the neurons of the inputs are divided into " +
                                           std::to_string(inputs_.neurons().parts()) +
                                           " parts: allowed is 1");
    }
    std::size_t longest = 2;
    for (const auto& from : inputs_.incoming()) {
      require_own(from);
      if (from.projection->delay() > longest) longest = from.projection->delay();
    }
    if (weighted_ && !weighted_->is_empty()) {
      require_delay(weighted_->delays().shortest);
    } else {
      weighted_.reset();
    }
    if (spikes.size() != row_.size() || currents.size() != row_.size()) {
      refuse(message_type::wiring, "the banks hold " + std::to_string(spikes.size()) + " spikes and " +
                                       std::to_string(currents.size()) + " currents: each needs " +
                                       std::to_string(row_.size()));
    }
    if (weighted_ && !is_refused_) {
      checked([&] {
        weighted_->build([](const auto& work) { work(0); });
        return true;
      });
    }
    histories_.emplace_back(longest + 2, 1);
    SC_METHOD(transmit_or_reset);
    step_at_edges();
  }

  /// Number of spikes read since the start of simulation; a reset does not change it.
  std::uint64_t spikes() const { return spikes_seen_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::SynapticFabric"; }

 protected:
  /// Looks up reset and enable.
  void end_of_elaboration() override {
    reset_ = reset_line();
    enable_ = EnableLine(enable);
  }

  /// Shows the currents of the first step.
  void start_of_simulation() override {
    if (!is_refused_) show();
  }

 private:
  void refuse(const char* message_type, const std::string& problem) {
    is_refused_ = true;
    report_error(message_type, name(), problem);
  }

  void require_own(const typename SynapticInputs<Real>::Incoming& from) {
    if (from.source != 0) {
      refuse(message_type::parameters, "a projection comes from population " + std::to_string(from.source) +
                                           ": allowed is 0, the neurons of the fabric");
    }
    if (from.projection->sources() != row_.size()) {
      refuse(message_type::parameters, "a projection comes from " +
                                           std::to_string(from.projection->sources()) +
                                           " neurons: the fabric has " + std::to_string(row_.size()));
    }
    require_delay(from.projection->delay());
  }

  void require_delay(std::size_t delay) {
    if (delay >= 2) return;
    refuse(message_type::parameters,
           "a delay of " + std::to_string(delay) + " is out of range: allowed are 2 steps or more");
  }

  void transmit_or_reset() {
    if (is_refused_) return;  // reported already; the module never steps
    if (reset_.is_active()) {
      reset();
    } else if (enable_.is_high()) {
      transmit();
    }
  }

  void reset() {
    if (weighted_) weighted_->reset();
    histories_.front().clear();
    step_ = 0;
    show();
  }

  // Called before the edge of step `step_`: the currents of that step and the spikes of the last show.
  void transmit() {
    if (step_ > 0) {
      SpikeHistory::Events& events = histories_.front().begin_step(step_ - 1, 0);
      const AlignedArray<bool>& values = spikes_.values();
      for_each_set(values.data(), 0, values.size(),
                   [&](std::size_t neuron) { events.push_back(static_cast<std::uint32_t>(neuron)); });
      spikes_seen_ += events.size();
      if (weighted_) weighted_->accept(histories_, step_ - 1, step_, 0);
    }
    ++step_;
    show();
  }

  void show() {
    if (weighted_) {
      weighted_->deliver_known(step_, 0);
      inputs_.gather(histories_, step_, 0, {weighted_->sums(0, 0), weighted_->unit_sums(0, 0)}, row_.data());
    } else {
      inputs_.gather(histories_, step_, 0, {}, row_.data());
    }
    currents_.write_all(row_.data());
  }

  ResetLine reset_;
  EnableLine enable_;
  SynapticInputs<Real> inputs_;
  std::unique_ptr<WeightedSynapses<Real>> weighted_;  // null without weighted synapses
  const SignalBank<bool>& spikes_;
  SignalBank<Real>& currents_;
  AlignedArray<Real> row_;
  std::vector<SpikeHistory> histories_;  // spikes of the one population
  std::int64_t step_ = 0;
  std::uint64_t spikes_seen_ = 0;
  bool is_refused_ = false;
};

}  // namespace lif
