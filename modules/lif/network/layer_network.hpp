#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/channels/frame_channel.hpp>
#include <lif/layers/layer_graph.hpp>
#include <lif/network/layer_process.hpp>
#include <lif/shell/clocked_module.hpp>

namespace lif {

/// A network of layers as a SystemC module, to be bound in a larger design.
///
/// At an active edge of `clk` it takes the newest frame of `input`, and every layer makes one step:
/// layers whose connections have the latency same_step one after the other in delta cycles, all at the
/// time of the edge, the others in between. The frame of the output layer then appears at `output`,
/// some delta cycles after the edge. While the reset is active the initial state holds (at once and without a
/// clock, where the reset is asynchronous); an edge then makes no step. The order of processes changes
/// nothing.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters` for a description that is no network, `/lif/wiring` for
/// channels of another size, `/lif/numbers` for compiler flags that change results, and `/lif/input` for
/// values that are not finite, which name layer, neuron and step.
class LayerNetwork : public ClockedModule {
 public:
  sc_core::sc_port<FrameReadIf<>> input{"input"};     ///< what the input layer takes, spikes or currents
  sc_core::sc_port<FrameWriteIf<>> output{"output"};  ///< what the output layer emits

  LIF_HAS_PROCESS(LayerNetwork);

  /// @param clocking  edge of the clock, timing and level of the reset
  LayerNetwork(const sc_core::sc_module_name& instance, LayerGraph description,
               const Clocking& clocking = {});

  /// The layers, as described.
  const LayerGraph& description() const { return description_; }
  /// One layer at work.
  const LayerProcess& layer(std::size_t index) const { return *layers_[index]; }
  /// Notified after each step of a layer: a recorder waits for the last one it watches.
  const sc_core::sc_event& frame_event(std::size_t index) const { return channels_[index]->frame_event(); }
  /// Values of a frame of `input`.
  std::size_t input_size() const;
  /// Values of a frame of `output`.
  std::size_t output_size() const;
  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// For sc_object's users.
  const char* kind() const override { return "lif::LayerNetwork"; }

 protected:
  /// Looks at the sizes of what the ports are bound to.
  void end_of_elaboration() override;

 private:
  LayerGraph checked_description(LayerGraph description) const;
  void begin_step_or_reset();
  void emit();

  LayerGraph description_;
  std::unique_ptr<FrameChannel<>> entry_;  // the input, as taken at the edge
  std::vector<std::unique_ptr<FrameChannel<>>> channels_;
  std::vector<std::unique_ptr<LayerProcess>> layers_;
  ResetLine reset_;
  std::uint64_t steps_ = 0;
};

/// A name that SystemC, file systems and waveform viewers take: letters, digits and `_`; what else
/// there is becomes `_`.
std::string safe_name(const std::string& name);

}  // namespace lif
