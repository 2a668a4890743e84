#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <lif/channels/frame_channel.hpp>
#include <lif/layers/layer_graph.hpp>
#include <lif/network/layer_process.hpp>
#include <lif/shell/clocked_module.hpp>
#include <lif/shell/enable_line.hpp>

namespace lif {

/// A network of layers as a SystemC module that can be bound in a larger design.
///
/// At an active edge of `clk` it takes the newest frame of `input`, and every layer makes one step. Layers
/// whose connections have the latency same_step run one after the other in delta cycles, all at the time of
/// the edge; the other layers run in between. The frame of the output layer then appears at `output`, some
/// delta cycles after the edge. While the reset is active the initial state holds (at once and without a
/// clock, where the reset is asynchronous), and an edge makes no step. While `enable` is low an edge makes no
/// step either, and the output holds. The order in which processes run does
/// not change any result.
///
/// Errors are SC_REPORT_ERRORs: `/lif/parameters` for a description that does not form a network,
/// `/lif/wiring` for channels of another size, `/lif/numbers` for compiler flags that change results, and
/// `/lif/input` for values that are not finite; the last names layer, neuron and step.
class LayerNetwork : public ClockedModule {
 public:
  OptionalIn<bool> enable{"enable"};                  ///< while low, an edge makes no step; may stay unbound
  sc_core::sc_port<FrameReadIf<>> input{"input"};     ///< input of the input layer: spikes or currents
  sc_core::sc_port<FrameWriteIf<>> output{"output"};  ///< output of the output layer

  LIF_HAS_PROCESS(LayerNetwork);

  /// @param description  the layers and their connections
  /// @param clocking     edge of the clock, timing and level of the reset
  LayerNetwork(const sc_core::sc_module_name& instance, LayerGraph description,
               const Clocking& clocking = {});

  /// The layers and connections given to the constructor.
  const LayerGraph& description() const { return description_; }
  /// The process that runs one layer.
  const LayerProcess& layer(std::size_t index) const { return *layers_[index]; }
  /// The event that occurs after each step of a layer. A recorder waits for the last layer that it watches.
  const sc_core::sc_event& frame_event(std::size_t index) const { return channels_[index]->frame_event(); }
  /// Number of values in a frame of `input`.
  std::size_t input_size() const;
  /// Number of values in a frame of `output`.
  std::size_t output_size() const;
  /// Steps since the start of simulation; edges during a reset are not steps.
  std::uint64_t steps() const { return steps_; }

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::LayerNetwork"; }

 protected:
  /// Reports ports that are not bound.
  void before_end_of_elaboration() override;

  /// Checks the sizes of the channels that the ports are bound to.
  void end_of_elaboration() override;

 private:
  LayerGraph checked_description(LayerGraph description) const;
  void begin_step_or_reset();
  void emit();

  LayerGraph description_;
  std::unique_ptr<FrameChannel<>> entry_;  // the input, as taken at the edge
  std::vector<std::unique_ptr<FrameChannel<>>> channels_;
  std::vector<std::unique_ptr<LayerProcess>> layers_;
  EnableLine enable_;
  ResetLine reset_;
  ResetLine breaking_reset_;  // an asynchronous one: a synchronous reset waits for the next edge
  std::uint64_t steps_ = 0;
};

/// A name that SystemC, file systems and waveform viewers accept: letters, digits and `_`; every other
/// character becomes `_`.
std::string safe_name(const std::string& name);

}  // namespace lif
