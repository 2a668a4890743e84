#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace lif {

/// What a layer of neurons emits in one step: a value for each neuron, and the *events*, the indices of
/// those that are not zero, in ascending order. Spikes are ones, counts or graded values; what is no
/// spike is a number like a current.
///
/// Both views are kept, since those who deliver spikes walk the events and those who need all values
/// walk the raster. Sums that follow the events are sums in ascending order of the index.
template <class Value = double>
class Frame {
 public:
  /// As stored: bool in a byte of its own.
  using Stored = std::conditional_t<std::is_same_v<Value, bool>, std::uint8_t, Value>;

  Frame() = default;
  /// Of `size` values, all zero.
  explicit Frame(std::size_t size) : values_(size) {}

  std::size_t size() const { return values_.size(); }
  /// One a neuron.
  const std::vector<Stored>& values() const { return values_; }
  /// Indices of the values that are not zero, ascending.
  const std::vector<std::uint32_t>& events() const { return events_; }

  /// All values become zero; costs as much as there are events.
  void clear() {
    for (const std::uint32_t index : events_) values_[index] = Stored{};
    events_.clear();
  }

  /// Adds an event to those of lower index.
  /// @param value  not zero
  void append(std::size_t index, const Value& value) {
    values_[index] = static_cast<Stored>(value);
    events_.push_back(static_cast<std::uint32_t>(index));
  }

  /// Takes all values: `value_of(index)` gives each.
  template <class ValueOf>
  void fill(ValueOf&& value_of) {
    events_.clear();
    for (std::size_t index = 0; index < values_.size(); ++index) {
      values_[index] = static_cast<Stored>(value_of(index));
      if (values_[index] != Stored{}) events_.push_back(static_cast<std::uint32_t>(index));
    }
  }

  friend bool operator==(const Frame& a, const Frame& b) { return a.values_ == b.values_; }

 private:
  std::vector<Stored> values_;
  std::vector<std::uint32_t> events_;
};

}  // namespace lif
