#include <lif/network/layer_process.hpp>

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>

#include <lif/shell/report.hpp>

namespace lif {

namespace {

bool leads_to(const std::vector<LayerProcess::Source>& sources, LayerPort port) {
  return std::any_of(sources.begin(), sources.end(), [&](const auto& source) { return source.port == port; });
}

}  // namespace

LayerProcess::LayerProcess(const sc_core::sc_module_name& instance, const LayerGraph::Node& node,
                           const std::vector<Source>& sources, FrameChannel<>& output,
                           const Surroundings& surroundings)
    : sc_core::sc_module(instance),
      node_(node),
      layer_(*node.layer),
      sources_(sources),
      output_(output),
      breaking_reset_(surroundings.breaking_reset),
      precision_(surroundings.precision),
      input_sum_(size_of(layer_.input_shape())),
      recurrent_sum_(leads_to(sources, LayerPort::recurrent) ? size_of(layer_.input_shape()) : 0),
      results_(size_of(layer_.output_shape())) {
  SC_METHOD(step);
  dont_initialize();
  bool waits = false;
  for (const Source& source : sources_) {
    if (source.latency != Latency::same_step) continue;
    sensitive << source.channel->frame_event();
    waits = true;
  }
  if (!waits) sensitive << surroundings.step_begins;
}

void LayerProcess::reset() {
  layer_.reset();
  output_.clear();
}

bool LayerProcess::is_complete() const {
  return std::all_of(sources_.begin(), sources_.end(), [&](const Source& source) {
    return source.latency != Latency::same_step || source.channel->frames() == output_.frames() + 1;
  });
}

// A source that has not yet run in this step still shows the frame of the last step.
const Frame<>& LayerProcess::frame_of(const Source& source) const {
  const bool has_run = source.channel->frames() > output_.frames();
  return source.latency == Latency::next_step && has_run ? source.channel->read_previous()
                                                         : source.channel->read();
}

const Frame<>& LayerProcess::gather(LayerPort port, Frame<>& sum) const {
  const Source* only = nullptr;
  std::size_t count = 0;
  for (const Source& source : sources_) {
    if (source.port != port) continue;
    only = &source;
    ++count;
  }
  if (count == 1) return frame_of(*only);
  sum.fill([&](std::size_t i) {
    double value = 0;
    for (const Source& source : sources_) {
      if (source.port != port) continue;
      value += frame_of(source).values()[i];
      if (precision_ == Precision::single_precision) value = static_cast<float>(value);
    }
    return value;
  });
  return sum;
}

void LayerProcess::step() {
  if (breaking_reset_.is_active() || !is_complete()) return;
  const Frame<>& input = gather(LayerPort::input, input_sum_);
  const Frame<>& recurrent = gather(LayerPort::recurrent, recurrent_sum_);
  const std::shared_ptr<Frame<>> result = results_.take();
  try {
    layer_.step({input, recurrent}, *result);
  } catch (const std::domain_error& error) {
    report_error(
        message_type::input, name(),
        "layer '" + node_.name + "': " + error.what() + ", at step " + std::to_string(output_.frames()));
    return;
  }
  synaptic_events_ += layer_.synaptic_events(input);
  spikes_ += result->events().size();
  for (const std::uint32_t i : result->events()) emitted_ += result->values()[i];
  output_.write(result);
}

}  // namespace lif
