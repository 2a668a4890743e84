#pragma once

#include <cstdint>
#include <vector>

#include <lif/arrays/frame_ring.hpp>
#include <lif/channels/frame_channel.hpp>
#include <lif/layers/layer.hpp>
#include <lif/layers/layer_graph.hpp>
#include <lif/shell/compat.hpp>
#include <lif/shell/reset_line.hpp>

namespace lif {

/// One layer of a LayerNetwork with its process. The process runs once per step, as soon as everything that
/// it needs from this step has arrived, and writes the layer's frame to its channel.
class LayerProcess : public sc_core::sc_module {
 public:
  /// A connection that ends at this layer.
  struct Source {
    const FrameReadIf<>* channel;  ///< channel that its frames come from
    Latency latency;               ///< whether it takes the frame of this step or of the last
    LayerPort port;                ///< port of the layer that it leads to
  };

  /// Data that all layers of a network share.
  struct Surroundings {
    const sc_core::sc_event& step_begins;  ///< starts the layers that wait for no other layer in the step
    const ResetLine& breaking_reset;       ///< while it is active, no step happens: an asynchronous reset
    Precision precision;                   ///< precision of sums over several connections
  };

  LIF_HAS_PROCESS(LayerProcess);

  /// Makes the process of the layer in `node`; node, channels and reset line have to outlive the module.
  LayerProcess(const sc_core::sc_module_name& instance, const LayerGraph::Node& node,
               const std::vector<Source>& sources, FrameChannel<>& output, const Surroundings& surroundings);

  /// The layer. Call this between steps.
  const Layer& layer() const { return layer_; }
  /// The frame that the layer emitted in the last step.
  const Frame<>& frame() const { return output_.read(); }
  /// Number of synaptic events since the start: each spike counts once for each synapse that it reaches.
  std::uint64_t synaptic_events() const { return synaptic_events_; }
  /// Number of values that are not zero emitted since the start: spikes, whatever their height.
  std::uint64_t spikes() const { return spikes_; }
  /// Sum of all values emitted since the start: the number of spikes, if each spike has the value 1.
  double emitted() const { return emitted_; }

  /// Returns the layer to its initial state; the counts stay.
  void reset();

  /// The name of this class, which sc_object::kind() returns.
  const char* kind() const override { return "lif::LayerProcess"; }

 private:
  void step();
  bool is_complete() const;
  const Frame<>& frame_of(const Source& source) const;
  const Frame<>& gather(LayerPort port, Frame<>& sum) const;

  const LayerGraph::Node& node_;
  Layer& layer_;
  std::vector<Source> sources_;
  FrameChannel<>& output_;
  const ResetLine& breaking_reset_;
  Precision precision_;
  Frame<> input_sum_;
  Frame<> recurrent_sum_;
  FrameRing<double> results_;
  std::uint64_t synaptic_events_ = 0;
  std::uint64_t spikes_ = 0;
  double emitted_ = 0;
};

}  // namespace lif
