#include <lif/network/network.hpp>

#include <cmath>
#include <stdexcept>
#include <utility>

#include <lif/common/floating_point.hpp>
#include <lif/numbers/text.hpp>
#include <lif/shell/report.hpp>

namespace lif {

std::string safe_name(const std::string& name) {
  std::string safe;
  for (const char c : name) {
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    safe += is_word ? c : '_';
  }
  return safe;
}

Network::Network(const sc_core::sc_module_name& instance, NetworkDescription description)
    : sc_core::sc_module(instance),
      description_(checked(std::move(description))),
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
  const LayerProcess::Surroundings surroundings{entry_->frame_event(), rst_n, description_.precision()};
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const std::string name = "layer_" + std::to_string(i) + "_" + safe_name(nodes[i].name);
    layers_.push_back(
        std::make_unique<LayerProcess>(name.c_str(), nodes[i], sources[i], *channels_[i], surroundings));
  }

  SC_METHOD(begin_step_or_reset);
  dont_initialize();
  sensitive << clk.pos() << rst_n.neg();
  SC_METHOD(emit);
  dont_initialize();
  sensitive << channels_[description_.output()]->frame_event();
}

NetworkDescription Network::checked(NetworkDescription description) const {
  try {
    require_exact_floating_point();
  } catch (const std::runtime_error& error) {
    report_error(message_type::numbers, name(), error.what());
  }
  const std::string problem = description.problem();
  if (!problem.empty()) {
    report_error(message_type::parameters, name(), problem);
    throw std::invalid_argument(problem);  // there is no such network, even where the report is silent
  }
  return description;
}

std::size_t Network::input_size() const {
  return size_of(description_.nodes()[description_.input()].layer->input_shape());
}

std::size_t Network::output_size() const {
  return size_of(description_.nodes()[description_.output()].layer->output_shape());
}

void Network::end_of_elaboration() {
  const auto require = [&](const char* port, std::size_t size, std::size_t needed) {
    if (size == needed) return;
    report_error(message_type::wiring, name(),
                 std::string("port ") + port + " is connected to a channel of " + std::to_string(size) +
                     " values: it needs " + std::to_string(needed));
  };
  require("input", input->size(), input_size());
  require("output", output->size(), output_size());
}

void Network::begin_step_or_reset() {
  if (is_reset()) {
    for (const auto& layer : layers_) layer->reset();
    entry_->clear();
    return;
  }
  const Frame<>& frame = input->read();
  for (const std::uint32_t i : frame.events()) {
    if (std::isfinite(frame.values()[i])) continue;
    report_error(message_type::input, name(),
                 "input " + std::to_string(i) + " is " + to_text(frame.values()[i]) + " at step " +
                     std::to_string(steps_) + ": allowed is any finite number");
    return;
  }
  ++steps_;
  entry_->write(frame);
}

void Network::emit() {
  const FrameChannel<>& channel = *channels_[description_.output()];
  if (channel.frames() == 0) {
    output->clear();
  } else {
    output->write(channel.read());
  }
}

}  // namespace lif
