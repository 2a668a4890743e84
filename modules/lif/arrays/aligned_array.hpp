#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace lif {

/// An array of a fixed size that starts on a cache line, as wide vector instructions want it. Unlike
/// std::vector it holds `bool`s in bytes of their own.
///
/// @tparam Value  trivially destructible
template <class Value>
class AlignedArray {
  static_assert(std::is_trivially_destructible_v<Value>, "the values are given up without being destroyed");

 public:
  /// Bytes of a cache line, and of the widest vector.
  static constexpr std::size_t alignment = 64;

  AlignedArray() = default;
  /// All equal to `initial`.
  explicit AlignedArray(std::size_t size, const Value& initial = Value{})
      : values_(allocate(size)), size_(size) {
    std::uninitialized_fill_n(values_.get(), size, initial);
  }
  AlignedArray(const AlignedArray& other) : values_(allocate(other.size_)), size_(other.size_) {
    std::uninitialized_copy_n(other.data(), size_, values_.get());
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
    void operator()(Value* values) const { ::operator delete (values, std::align_val_t{alignment}); }
  };
  using Owner = std::unique_ptr<Value, Release>;

  static Owner allocate(std::size_t size) {
    if (size > static_cast<std::size_t>(-1) / sizeof(Value)) throw std::bad_array_new_length();
    return Owner(static_cast<Value*>(::operator new (size * sizeof(Value), std::align_val_t{alignment})));
  }

  Owner values_;
  std::size_t size_ = 0;
};

}  // namespace lif
