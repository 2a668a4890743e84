#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <utility>

#include <lif/arrays/large_memory.hpp>

namespace lif {

/// An array of fixed size that starts on a cache line, as wide vector instructions need it; a large array
/// starts on a huge page. Unlike std::vector it stores each `bool` in a byte of its own.
template <class Value>
class AlignedArray {
 public:
  /// Size in bytes of a cache line, and of the widest vector.
  static constexpr std::size_t alignment = 64;

  AlignedArray() = default;
  /// Makes `size` elements, all equal to `initial`.
  explicit AlignedArray(std::size_t size, const Value& initial = Value{})
      : values_(allocate(size)), size_(size) {
    std::uninitialized_fill_n(values_.get(), size, initial);
    values_.get_deleter().values = size;
  }
  /// Copies all values of `other` into memory of its own.
  AlignedArray(const AlignedArray& other) : values_(allocate(other.size_)), size_(other.size_) {
    std::uninitialized_copy_n(other.data(), size_, values_.get());
    values_.get_deleter().values = size_;
  }
  /// Takes over the memory of `other`, which is empty afterwards.
  AlignedArray(AlignedArray&& other) noexcept
      : values_(std::move(other.values_)), size_(std::exchange(other.size_, 0)) {}
  /// Copies all values of `other`; the memory stays where it is if both arrays have the same size.
  AlignedArray& operator=(const AlignedArray& other) {
    if (this == &other) return *this;
    if (size_ == other.size_) {
      std::copy_n(other.data(), size_, data());
    } else {
      *this = AlignedArray(other);
    }
    return *this;
  }
  /// Releases its own values and takes over the memory of `other`, which is empty afterwards.
  AlignedArray& operator=(AlignedArray&& other) noexcept {
    values_ = std::move(other.values_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  ~AlignedArray() = default;

  /// Number of values.
  std::size_t size() const { return size_; }
  /// Whether the number of values is 0.
  bool empty() const { return size_ == 0; }
  /// The address of the first value, a multiple of `alignment`.
  Value* data() { return values_.get(); }
  /// The address of the first value, for reading only.
  const Value* data() const { return values_.get(); }
  /// The value at an index from 0 to size() - 1, which is not checked.
  Value& operator[](std::size_t index) { return values_.get()[index]; }
  /// The value at an index from 0 to size() - 1, which is not checked, for reading only.
  const Value& operator[](std::size_t index) const { return values_.get()[index]; }
  /// Iterator to the first value.
  Value* begin() { return data(); }
  /// Iterator behind the last value.
  Value* end() { return data() + size_; }
  /// Iterator to the first value, for reading only.
  const Value* begin() const { return data(); }
  /// Iterator behind the last value, for reading only.
  const Value* end() const { return data() + size_; }

  /// Whether both arrays have the same size and equal values.
  friend bool operator==(const AlignedArray& a, const AlignedArray& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }
  /// Whether the arrays differ in size or in a value.
  friend bool operator!=(const AlignedArray& a, const AlignedArray& b) { return !(a == b); }

 private:
  struct Release {
    std::align_val_t border{alignment};
    std::size_t values = 0;  // number of values to destroy
    void operator()(Value* first) const {
      std::destroy_n(first, values);
      ::operator delete(first, border);
    }
  };
  using Owner = std::unique_ptr<Value, Release>;

  static Owner allocate(std::size_t size) {
    if (size > static_cast<std::size_t>(-1) / sizeof(Value)) throw std::bad_array_new_length();
    const std::size_t bytes = size * sizeof(Value);
    const bool is_large = bytes >= detail::large_memory;
    const std::align_val_t border{is_large ? detail::huge_page : alignment};
    void* const memory = ::operator new(bytes, border);
    if (is_large) detail::prefer_huge_pages(memory, bytes);
    return Owner(static_cast<Value*>(memory), Release{border, 0});
  }

  Owner values_;
  std::size_t size_ = 0;
};

}  // namespace lif
