#pragma once

#include <cstddef>
#include <cstdint>

namespace lif::tests {

/// Takes decisions from the bytes of a fuzzer's input.
class Decisions {
 public:
  Decisions(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}

  bool are_left() const { return next_ < size_; }

  /// A number from 0 to `end` - 1; 0 where no bytes are left.
  std::size_t below(std::size_t end) {
    std::size_t value = 0;
    for (int i = 0; i < 2; ++i) value = value << 8 | (are_left() ? data_[next_++] : 0u);
    return end == 0 ? 0 : value % end;
  }

  /// An element of an array.
  template <class Element, std::size_t size>
  const Element& one_of(const Element (&elements)[size]) {
    return elements[below(size)];
  }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t next_ = 0;
};

}  // namespace lif::tests
