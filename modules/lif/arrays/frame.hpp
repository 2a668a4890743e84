#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include <lif/arrays/aligned_array.hpp>
#include <lif/arrays/set_bytes.hpp>

namespace lif {

/// The largest number of values in a frame, and of neurons in an array: their indices have 32 bits.
inline constexpr std::size_t most_values = std::size_t{1} << 32U;

/// Checks a number of values before memory is taken for them. @returns its argument
/// @throws std::invalid_argument
inline std::size_t required_size(std::size_t size) {
  if (size <= most_values) return size;
  throw std::invalid_argument("a size of " + std::to_string(size) + " is out of range: allowed is up to " +
                              std::to_string(most_values));
}

/// The output of a layer of neurons in one step: a value for each neuron, and the *events*, which are the
/// indices of the values that are not zero, in ascending order. Spikes are ones, counts or graded values; a
/// frame may also hold other numbers, such as currents.
///
/// Both forms are kept, because delivering spikes needs only the events and other uses need all values. Sums
/// that follow the events are sums in ascending order of the index. Where the values were written as an
/// array, the events are determined when they are first asked for: threads that share a frame must not be the
/// first to ask at the same time.
template <class Value = double>
class Frame {
 public:
  Frame() = default;
  /// Makes a frame of `size` values, all zero.
  /// @throws std::invalid_argument if there are more than most_values
  explicit Frame(std::size_t size) : values_(required_size(size)) {}

  /// Number of values, one per neuron.
  std::size_t size() const { return values_.size(); }
  /// All values, one per neuron.
  const AlignedArray<Value>& values() const { return values_; }
  /// Indices of the values that are not zero, ascending.
  const std::vector<std::uint32_t>& events() const {
    if (!events_are_known_) find_events();
    return events_;
  }

  /// Sets all values to zero; takes time in proportion to the number of events, where they are known.
  void clear() {
    if (events_are_known_) {
      for (const std::uint32_t index : events_) values_[index] = Value{};
    } else {
      std::fill(values_.begin(), values_.end(), Value{});
    }
    events_.clear();
    events_are_known_ = true;
  }

  /// Adds an event whose index is greater than those of all events so far.
  /// @param value  not zero
  void append(std::size_t index, const Value& value) {
    values_[index] = value;
    events_.push_back(static_cast<std::uint32_t>(index));
  }

  /// Sets all values: `value_of(index)` returns each.
  template <class ValueOf>
  void fill(ValueOf&& value_of) {
    events_.clear();
    events_are_known_ = true;
    for (std::size_t index = 0; index < values_.size(); ++index) {
      const Value value = value_of(index);
      values_[index] = value;
      if (value != Value{}) events_.push_back(static_cast<std::uint32_t>(index));
    }
  }

  /// The array of all values, to be overwritten by the caller.
  Value* overwrite() {
    events_are_known_ = false;
    return values_.data();
  }

  /// Whether both frames have the same size and equal values.
  friend bool operator==(const Frame& a, const Frame& b) { return a.values_ == b.values_; }

 private:
  void find_events() const {
    events_.clear();
    const auto add = [this](std::size_t index) { events_.push_back(static_cast<std::uint32_t>(index)); };
    if constexpr (sizeof(Value) == 1) {
      for_each_set(values_.data(), 0, values_.size(), add);
    } else {
      for (std::size_t index = 0; index < values_.size(); ++index) {
        if (values_[index] != Value{}) add(index);
      }
    }
    events_are_known_ = true;
  }

  AlignedArray<Value> values_;
  mutable std::vector<std::uint32_t> events_;
  mutable bool events_are_known_ = true;
};

}  // namespace lif
