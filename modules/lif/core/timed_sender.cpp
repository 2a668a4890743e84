#include <lif/core/timed_sender.hpp>

#include <algorithm>

namespace lif::core {

TimedSender::TimedSender(TimedCore& core, const aer::SenderTiming& timing, Cycle first, Cycle patience)
    : core_(core), timing_(timing), next_(first), patience_(patience) {}

std::optional<TimedSender::Sent> TimedSender::send(const aer::Offer& offer) {
  Sent sent;
  sent.request = next_;
  if (has_sent_ && timing_.idle_cycles > 0) {
    const std::optional<Cycle> quiet = core_.settle(deadline());
    if (!quiet) return std::nullopt;
    sent.request = std::max(*quiet, next_) + timing_.idle_cycles;
  }
  has_sent_ = true;
  sent.request = std::max(sent.request, offer.not_before);
  core_.request(offer.word, sent.request);
  sent.acknowledge = core_.acknowledge(sent.request + patience_);
  if (sent.acknowledge) next_ = core_.release(*sent.acknowledge + timing_.release_cycles) + 1;
  return sent;
}

bool TimedSender::settle() { return core_.settle(deadline()).has_value(); }

}  // namespace lif::core
