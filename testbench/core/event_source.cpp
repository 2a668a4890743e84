#include "core/event_source.hpp"

#include "text/parse.hpp"

namespace lif::testbench {

EventSource::EventSource(const std::string& path, unsigned word_bits)
    : reader_(path),
      highest_(word_bits >= 63 ? ~std::uint64_t{0} >> 1U : (std::uint64_t{1} << word_bits) - 1) {
  const auto address = reader_.find("addr");
  if (!address) reader_.fail("there is no column 'addr'");
  address_ = *address;
  cycle_ = reader_.find("cycle");
}

std::optional<aer::Offer> EventSource::next() {
  if (!reader_.next()) {
    reader_.require_rows();
    return std::nullopt;
  }
  const auto word = parse_integer(reader_.row()[address_]);
  if (!word || *word < 0 || static_cast<std::uint64_t>(*word) > highest_)
    reader_.refuse(address_,
                   "is no word of the input: allowed is an integer from 0 to " + std::to_string(highest_));
  aer::Offer offer(static_cast<std::uint64_t>(*word));
  if (!cycle_) return offer;
  constexpr std::int64_t latest = 1'000'000'000'000'000;
  const auto cycle = parse_integer(reader_.row()[*cycle_]);
  if (!cycle || *cycle < 0 || *cycle > latest)
    reader_.refuse(*cycle_, "is no cycle: allowed is an integer from 0 to " + std::to_string(latest));
  offer.not_before = static_cast<std::uint64_t>(*cycle);
  if (offer.not_before < last_cycle_)
    reader_.refuse(*cycle_, "is before the cycle of the row before, " + std::to_string(last_cycle_));
  last_cycle_ = offer.not_before;
  return offer;
}

}  // namespace lif::testbench
