#include <lif/core/event_code.hpp>

#include <limits>
#include <stdexcept>
#include <utility>
#include <vector>

namespace lif::core {

namespace {

constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();  // an address that no core has

}  // namespace

EventCode::EventCode(aer::EventLayout layout)
    : layout_(std::move(layout)),
      address_(layout_.find("address")),
      type_(place("type")),
      value_(place("value")),
      weight_(place("weight")) {
  const auto require_at_most = [&](const Place& field, const char* name, unsigned most) {
    if (!field || layout_.fields()[*field].bits <= most) return;
    throw std::invalid_argument(std::string("field '") + name + "' of the layout " + layout_.text() +
                                ": allowed are at most " + std::to_string(most) + " bits");
  };
  require_at_most(value_, "value", 16);
  require_at_most(weight_, "weight", 16);
}

EventCode::Place EventCode::place(const char* name) const {
  for (std::size_t i = 0; i < layout_.fields().size(); ++i) {
    if (layout_.fields()[i].name == name) return i;
  }
  return std::nullopt;
}

std::int32_t EventCode::largest_value() const {
  return value_ ? static_cast<std::int32_t>((1U << layout_.fields()[*value_].bits) - 1) : 1;
}

InputEvent EventCode::operator()(std::uint64_t word) const {
  InputEvent event;
  event.address = layout_.get(word, *address_);
  const std::uint64_t type = type_ ? layout_.get(word, *type_) : std::uint64_t{spike_type};
  switch (type) {
    case spike_type:
      if (value_) event.number = static_cast<std::int32_t>(layout_.get(word, *value_));
      break;
    case reference_type:
      event.kind =
          event.address == highest_address() ? EventKind::all_references : EventKind::group_reference;
      break;
    case reset_type:
      event.kind = EventKind::reset;
      break;
    case weight_type: {
      event.kind = EventKind::single_weight;
      if (!weight_) {
        event.address = nowhere;
        break;
      }
      const auto bits = static_cast<std::int32_t>(layout_.get(word, *weight_));
      const std::int32_t half = std::int32_t{1} << (weight_bits() - 1);
      event.number = bits < half ? bits : bits - 2 * half;
      break;
    }
    default:
      event.address = nowhere;
      break;
  }
  return event;
}

std::uint64_t EventCode::spike(std::size_t source, std::uint64_t value) const {
  return word(spike_type, source, value);
}

std::uint64_t EventCode::reference(std::size_t group) const {
  if (group == highest_address())
    throw std::invalid_argument("group " + std::to_string(group) + " is the address of all neurons");
  return word(reference_type, group, 0);
}

std::uint64_t EventCode::all_references() const { return word(reference_type, highest_address(), 0); }

std::uint64_t EventCode::reset() const { return word(reset_type, 0, 0); }

std::uint64_t EventCode::highest_address() const {
  const unsigned bits = layout_.fields()[*address_].bits;
  return bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
}

std::uint64_t EventCode::word(std::uint64_t type, std::uint64_t address, std::uint64_t value) const {
  if (!type_ && type != spike_type)
    throw std::invalid_argument("the layout " + layout_.text() +
                                " has no field 'type', so that every word is a spike");
  if (!value_ && value > 1)
    throw std::invalid_argument("the layout " + layout_.text() +
                                " has no field 'value', so that every spike has the value 1");
  std::vector<std::uint64_t> values(layout_.fields().size());
  values[*address_] = address;
  if (type_) values[*type_] = type;
  if (value_) values[*value_] = value;
  return layout_.pack(values);
}

}  // namespace lif::core
