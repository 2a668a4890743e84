#include "core/network_events.hpp"

#include <utility>

#include "network/raw_input.hpp"

namespace lif::testbench {

NetworkEvents::NetworkEvents(const NetworkCore& core, const FixedFormat& input, ShownInput& shown,
                             std::function<void()> reset)
    : core_(core), input_(input), shown_(shown), reset_(std::move(reset)) {
  drive_.input = Frame<>(core.state->parameters().first_own_source);
}

std::optional<aer::Offer> NetworkEvents::next() {
  if (words_.empty() && !read_step()) return std::nullopt;
  const std::uint64_t word = words_.front();
  words_.pop();
  return aer::Offer(word);
}

bool NetworkEvents::read_step() {
  if (shown_.limit() == step_) return false;
  drive_.is_reset = false;
  if (!shown_.next(drive_)) return false;
  if (drive_.is_reset) {
    reset_();
    words_.push(core_.code.reset());
  }
  const auto& values = drive_.input.values();
  for (std::size_t i = 0; i < drive_.input.size(); ++i) {
    const std::int64_t raw = raw_input(values[i], input_, i, step_);
    if (raw != 0) words_.push(core_.code.spike(i, static_cast<std::uint64_t>(raw)));
  }
  for (const std::size_t group : core_.references) words_.push(core_.code.reference(group));
  ++step_;
  return true;
}

}  // namespace lif::testbench
