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

/// One layer of a LayerNetwork with its process: it runs once a step, as soon as all that it needs of this
/// step has arrived, and writes its frame to its channel.
class LayerProcess : public sc_core::sc_module {
 public:
  /// A connection that ends here.
  struct Source {
    const FrameReadIf<>* channel;  ///< where its frames come from
    Latency latency;               ///< which of them it takes
    LayerPort port;                ///< for what
  };

  /// What all layers of a network share.
  struct Surroundings {
    const sc_core::sc_event& step_begins;  ///< starts those that wait for nothing of the same step
    const ResetLine& reset;                ///< no step happens while it is active
    Precision precision;                   ///< of sums over several connections
  };

  LIF_HAS_PROCESS(LayerProcess);

  LayerProcess(const sc_core::sc_module_name& instance, const LayerGraph::Node& node,
               const std::vector<Source>& sources, FrameChannel<>& output, const Surroundings& surroundings);

  /// The layer, between steps.
  const Layer& layer() const { return layer_; }
  /// What it emitted in the last step.
  const Frame<>& frame() const { return output_.read(); }
  /// Synapses that events travelled since the start.
  std::uint64_t synaptic_events() const { return synaptic_events_; }
  /// Sum of all values emitted since the start: the number of spikes, where each counts one.
  double emitted() const { return emitted_; }

  /// The initial state; the counts stay.
  void reset();

  /// For sc_object's users.
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
  const ResetLine& reset_;
  Precision precision_;
  Frame<> input_sum_;
  Frame<> recurrent_sum_;
  FrameRing<double> results_;
  std::uint64_t synaptic_events_ = 0;
  double emitted_ = 0;
};

}  // namespace lif
