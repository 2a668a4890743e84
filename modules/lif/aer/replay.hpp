#pragma once

#include <cstdint>
#include <memory>

#include <systemc>

#include <lif/aer/event_sink.hpp>
#include <lif/aer/event_stream.hpp>
#include <lif/aer/offer_queue.hpp>

namespace lif::aer {

/// The events of a recording for a sender, each offered when its time has come, or as soon as the link is
/// free after that.
/// @param reader           has to outlive the sender
/// @param first            cycle of time 0 of the recording
/// @param cycles_per_unit  cycles of the sender's clock in one unit of the recording's times
inline OfferSource replay(EventReader& reader, std::uint64_t first = 0, std::uint64_t cycles_per_unit = 1) {
  return [&reader, first, cycles_per_unit]() -> std::optional<Offer> {
    const auto event = reader.next();
    if (!event) return std::nullopt;
    return Offer(event->word, first + event->time * cycles_per_unit);
  };
}

/// A sink of a receiver that records each word with its time.
/// @param writer  has to outlive the receiver; its finish() is left to the caller
/// @param unit    of the recording's times, such as the period of the clock
inline EventSink::Function recording(EventWriter& writer, const sc_core::sc_time& unit) {
  return [&writer, unit](std::uint64_t word) {
    writer.write({word, sc_core::sc_time_stamp().value() / unit.value()});
  };
}

}  // namespace lif::aer
