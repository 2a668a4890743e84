#include <lif/network/layer_network.hpp>

#include <cmath>
#include <stdexcept>
#include <utility>

#include <lif/numbers/text.hpp>

namespace lif {

std::string safe_name(const std::string& name) {
  std::string safe;
  for (const char c : name) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    safe += is_word ? c : '_';
  }
  return safe;
}

LayerNetwork::LayerNetwork(const sc_core::sc_module_name& instance, LayerGraph description,
                           const Clocking& clocking)
    : ClockedModule(instance, clocking),
      description_(checked_description(std::move(description))),
      entry_(std::make_unique<FrameChannel<>>("entry", input_size())) {
  const auto& nodes = description_.nodes();
  std::vector<std::vector<LayerProcess::Source>> sources(nodes.size());
  sources[description_.input()].push_back({entry_.get(), Latency::same_step, LayerPort::input});
  for (const auto& node : nodes) {
    channels_.push_back(std::make_unique<FrameChannel<>>(sc_core::sc_gen_unique_name("frames"),
                                                         size_of(node.layer->output_shape())));
  }
  for (const Connection& connection : description_.connections()) {
    sources[connection.to].push_back({channels_[connection.from].get(), connection.latency, connection.port});
  }
  const LayerProcess::Surroundings surroundings{entry_->frame_event(), breaking_reset_,
                                                description_.precision()};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::string name = "layer_" + std::to_string(i) + "_" + safe_name(nodes[i].name);
    layers_.push_back(
        std::make_unique<LayerProcess>(name.c_str(), nodes[i], sources[i], *channels_[i], surroundings));
  }

  SC_METHOD(begin_step_or_reset);
  step_at_edges();
  SC_METHOD(emit);
  dont_initialize();
  sensitive << channels_[description_.output()]->frame_event();
}

LayerGraph LayerNetwork::checked_description(LayerGraph description) const {
  return checked([&] {
    const std::string problem = description.problem();
    if (!problem.empty()) throw std::invalid_argument(problem);
    return std::move(description);
  });
}

std::size_t LayerNetwork::input_size() const { return description_.input_size(); }

std::size_t LayerNetwork::output_size() const { return description_.output_size(); }

void LayerNetwork::before_end_of_elaboration() {
  ClockedModule::before_end_of_elaboration();
  require_bound(name(), input, "input", "a FrameChannel");
  require_bound(name(), output, "output", "a FrameChannel");
}

void LayerNetwork::end_of_elaboration() {
  require_size("input", input->size(), input_size());
  require_size("output", output->size(), output_size());
  enable_ = EnableLine(enable);
  reset_ = reset_line();
  if (clocking().timing == ResetTiming::asynchronous) breaking_reset_ = reset_;
}

void LayerNetwork::begin_step_or_reset() {
  if (reset_.is_active()) {
    for (const auto& layer : layers_) layer->reset();
    entry_->clear();
    return;
  }
  if (!enable_.is_high()) return;
  const Frame<>& frame = input->read();
  for (const std::uint32_t i : frame.events()) {
    if (std::isfinite(frame.values()[i])) continue;
    report_value("input " + std::to_string(i), to_text(frame.values()[i]), steps_, "any finite number");
    return;
  }
  ++steps_;
  entry_->write(frame);
}

void LayerNetwork::emit() {
  const FrameChannel<>& channel = *channels_[description_.output()];
  if (channel.frames() == 0) {
    output->clear();
  } else {
    output->write(channel.read());
  }
}

}  // namespace lif
