#include "core/event_history.hpp"

namespace lif::testbench {

namespace {

constexpr std::size_t most_listed = 20;

std::string number_of(core::EventId id) { return "event " + std::to_string(id); }

std::string at(core::Cycle cycle) { return "cycle " + std::to_string(cycle); }

}  // namespace

void EventHistory::taken(core::EventId id, std::uint64_t word, core::Cycle cycle) {
  if (id != id_) return;
  word_ = word;
  born_ = cycle;
}

void EventHistory::ticked(core::EventId id, core::Cycle cycle) {
  if (id != id_) return;
  is_tick_ = true;
  born_ = cycle;
}

void EventHistory::queued(core::EventId id, core::Cycle cycle) {
  if (id == id_) queued_ = cycle;
}

void EventHistory::served(core::EventId id, core::Cycle begin, core::Cycle end, std::size_t deliveries) {
  if (id == id_) {
    own_ = Service{id, begin, end, deliveries};
  } else if (queued_ && !own_ && !drop_) {
    waited_until_ = end;
    if (before_.size() < most_listed) {
      before_.push_back({id, begin, end, deliveries});
    } else {
      ++further_;
    }
  }
}

void EventHistory::fired(core::EventId id, core::EventId cause, std::size_t neuron, core::Cycle cycle) {
  if (cause == id_) children_.push_back(id);
  if (id != id_) return;
  neuron_ = neuron;
  cause_ = cause;
  born_ = cycle;
}

void EventHistory::dropped(core::EventId id, std::uint64_t /*address*/, core::DropPlace place,
                           core::Cycle cycle) {
  if (id != id_) return;
  drop_ = place;
  dropped_at_ = cycle;
}

std::string EventHistory::text() const {
  std::string text = number_of(id_) + ": ";
  if (word_) {
    text += "the input " + std::to_string(*word_) + ", taken in " + at(born_) + "\n";
  } else if (neuron_) {
    text += "a spike of neuron " + std::to_string(*neuron_) + " in the service of " + number_of(cause_) +
            ", at the output from " + at(born_) + "\n";
  } else if (is_tick_) {
    text += "a global tick, in " + at(born_) + "\n";
  } else {
    return text + "was never born\n";
  }
  if (drop_ && !queued_) {
    text += *drop_ == core::DropPlace::fifo
                ? "  dropped in " + at(dropped_at_) + ": the FIFO was full, so that it left the core alone\n"
                : "  dropped in " + at(dropped_at_) + ": the core has no such source or neuron\n";
  }
  if (queued_) text += "  in the FIFO from " + at(*queued_) + "\n";
  for (const Service& service : before_) {
    text += "  waited for " + number_of(service.id) + ", which was served from " + at(service.begin) +
            " to " + at(service.end) + "\n";
  }
  if (further_ > 0)
    text += "  and for " + std::to_string(further_) + " more, until " + at(waited_until_) + "\n";
  if (own_) {
    text += "  served from " + at(own_->begin) + " to " + at(own_->end);
    if (queued_) text += ", after " + std::to_string(own_->begin - *queued_) + " cycles in the FIFO";
    text += ": it reached " + std::to_string(own_->deliveries) +
            (own_->deliveries == 1 ? " neuron" : " neurons") + ", of which " +
            std::to_string(children_.size()) + " fired\n";
  } else if (queued_ && drop_) {
    text += "  dropped in " + at(dropped_at_) +
            ": the FIFO was full, and lost it to make room for the spike of a neuron\n";
  } else if (queued_) {
    text += "  still in the FIFO at the end\n";
  } else if (!drop_) {
    text += "  it left the core at the output alone\n";
  }
  return text;
}

Json EventHistory::json() const {
  Json life;
  life["event"] = id_;
  life["is_tick"] = is_tick_;
  life["born"] = word_ || neuron_ || is_tick_ ? Json(born_) : Json(nullptr);
  life["word"] = word_ ? Json(*word_) : Json(nullptr);
  life["neuron"] = neuron_ ? Json(*neuron_) : Json(nullptr);
  life["cause"] = neuron_ ? Json(cause_) : Json(nullptr);
  life["dropped"] = nullptr;
  if (drop_) life["dropped"] = {{"cycle", dropped_at_}, {"place", core::name_of(*drop_)}};
  life["queued"] = queued_ ? Json(*queued_) : Json(nullptr);
  life["waited_for"] = Json::array();
  for (const Service& service : before_)
    life["waited_for"].push_back({{"event", service.id}, {"begin", service.begin}, {"end", service.end}});
  life["waited_for_further"] = further_;
  life["served"] = nullptr;
  if (own_) life["served"] = {{"begin", own_->begin}, {"end", own_->end}, {"deliveries", own_->deliveries}};
  life["fired"] = children_;
  return life;
}

}  // namespace lif::testbench
