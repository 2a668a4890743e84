#include <lif/core/timed_sender.hpp>

#include <algorithm>

namespace lif::core {

TimedSender::TimedSender(TimedCore& core, const aer::SenderTiming& timing, Cycle first, Cycle patience)
    : core_(core), timing_(timing), next_(first), patience_(patience) {}

std::optional<TimedSender::Sent> TimedSender::send(const aer::Offer& offer, const Requested& requested) {
  Sent sent;
  sent.request = next_;
  if (has_sent_ && timing_.idle_cycles > 0) {
    const std::optional<Cycle> quiet = core_.settle(deadline(), next_, timing_.idle_cycles);
    if (!quiet) return std::nullopt;
    sent.request = std::max(*quiet, next_) + timing_.idle_cycles;
  }
  has_sent_ = true;
  sent.request = std::max(sent.request, offer.not_before);
  core_.request(offer.word, sent.request);
  if (requested) requested(offer.word, sent.request);
  sent.acknowledge = core_.acknowledge(sent.request + patience_);
  if (sent.acknowledge) next_ = core_.release(*sent.acknowledge + timing_.release_cycles) + 1;
  return sent;
}

bool TimedSender::settle() {
  return core_.settle(deadline(), next_, std::max(timing_.idle_cycles, 1U)).has_value();
}

bool TimedSender::finish(Cycle until) {
  const std::optional<Cycle> quiet = core_.settle(deadline(), next_, std::max(timing_.idle_cycles, 1U));
  if (!quiet) return false;
  // The sender looks for another word once the rest has lasted long enough.
  until_ = std::max(until, std::max(*quiet, next_) + timing_.idle_cycles);
  return core_.settle(deadline(), until_).has_value();
}

}  // namespace lif::core
