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
  AlignedArray(const AlignedArray& other) : values_(allocate(other.size_)), size_(other.size_) {
    std::uninitialized_copy_n(other.data(), size_, values_.get());
    values_.get_deleter().values = size_;
  }
  AlignedArray(AlignedArray&& other) noexcept
      : values_(std::move(other.values_)), size_(std::exchange(other.size_, 0)) {}
  AlignedArray& operator=(const AlignedArray& other) {
    if (this == &other) return *this;
    if (size_ == other.size_) {
      std::copy_n(other.data(), size_, data());
    } else {
      *this = AlignedArray(other);
    }
    return *this;
  }
  AlignedArray& operator=(AlignedArray&& other) noexcept {
    values_ = std::move(other.values_);
    size_ = std::exchange(other.size_, 0);
    return *this;
  }
  ~AlignedArray() = default;

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Value* data() { return values_.get(); }
  const Value* data() const { return values_.get(); }
  Value& operator[](std::size_t index) { return values_.get()[index]; }
  const Value& operator[](std::size_t index) const { return values_.get()[index]; }
  Value* begin() { return data(); }
  Value* end() { return data() + size_; }
  const Value* begin() const { return data(); }
  const Value* end() const { return data() + size_; }

  friend bool operator==(const AlignedArray& a, const AlignedArray& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  }
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
