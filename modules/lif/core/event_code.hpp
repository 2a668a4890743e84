#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include <lif/aer/event_layout.hpp>
#include <lif/core/core_state.hpp>

namespace lif::core {

/// How the words of a core's input say what they ask for, in a layout of fields by name:
///
/// * `address`, which the layout has to have: source, neuron or group;
/// * `type`: 0 a spike, 1 a time reference for the group of this address, or for all neurons if all bits of
///   the address are ones, 2 a reset of all neurons, 3 a weight for the neuron of this address; without it,
///   each word is a spike;
/// * `value`: value of a spike, by which weights are multiplied, without a sign, in at most 16 bits;
///   without it, 1;
/// * `weight`: of type 3, in two's complement, in at most 16 bits.
///
/// What other fields say is of no account. A word of another type, or of type 3 without a weight, is an event
/// to an address that no core has.
class EventCode {
 public:
  /// Numbers of the types.
  enum Type : std::uint64_t { spike_type = 0, reference_type = 1, reset_type = 2, weight_type = 3 };

  /// @throws std::invalid_argument if there is no field `address`, or if a field is too wide
  explicit EventCode(aer::EventLayout layout);

  const aer::EventLayout& layout() const { return layout_; }  ///< layout of the words
  /// The largest value of a spike.
  std::int32_t largest_value() const;
  /// The largest address.
  std::uint64_t highest_address() const;
  /// Width of the field `weight`; 0 if there is none.
  unsigned weight_bits() const { return weight_ ? layout_.fields()[*weight_].bits : 0; }
  /// What a word asks for.
  InputEvent operator()(std::uint64_t word) const;

  /// The word of a spike. @throws std::invalid_argument naming the field that cannot hold it
  std::uint64_t spike(std::size_t source, std::uint64_t value = 1) const;
  /// The word of a time reference for a group.
  /// @throws std::invalid_argument naming the field that cannot hold it, or that is missing
  std::uint64_t reference(std::size_t group) const;
  /// The word of a time reference for all neurons.
  std::uint64_t all_references() const;
  /// The word of a reset.
  std::uint64_t reset() const;

 private:
  using Place = std::optional<std::size_t>;  // of a field

  Place place(const char* name) const;
  std::uint64_t word(std::uint64_t type, std::uint64_t address, std::uint64_t value) const;

  aer::EventLayout layout_;
  Place address_, type_, value_, weight_;
};

}  // namespace lif::core
