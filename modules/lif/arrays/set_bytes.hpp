#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace lif {

namespace detail {

using EightBytes = std::uint64_t;

inline EightBytes load_bytes(const void* array, std::size_t first, std::size_t count = sizeof(EightBytes)) {
  EightBytes bytes = 0;
  std::memcpy(&bytes, static_cast<const unsigned char*>(array) + first, count);
  return bytes;
}

// `eight_at(index, count)` returns the bytes from `index` on; where there are fewer than eight, zeros follow.
template <class EightAt, class Take>
void for_each_set_byte(std::size_t first, std::size_t end, const EightAt& eight_at, const Take& take) {
  constexpr std::size_t word = sizeof(EightBytes);
  constexpr std::size_t line = 8 * word;
  const auto walk = [&](std::size_t from, EightBytes eight) {
    if (eight == 0) return;
    std::array<unsigned char, word> bytes;
    std::memcpy(bytes.data(), &eight, word);
    for (std::size_t k = 0; k < word; ++k) {
      if (bytes[k] != 0) take(from + k);
    }
  };
  std::size_t i = first;
  for (; i + line <= end; i += line) {
    EightBytes any = 0;
    for (std::size_t k = i; k < i + line; k += word) any |= eight_at(k, word);
    if (any == 0) continue;
    for (std::size_t k = i; k < i + line; k += word) walk(k, eight_at(k, word));
  }
  for (; i + word <= end; i += word) walk(i, eight_at(i, word));
  if (i < end) walk(i, eight_at(i, end - i));
}

}  // namespace detail

/// Calls `take(index)` for each of the elements from `first` up to, but excluding, `end` that is not zero, in
/// ascending order. This is fast where few elements are not zero, as with the neurons that spike in a step.
/// @tparam Byte  bool or another type of one byte
template <class Byte, class Take>
void for_each_set(const Byte* array, std::size_t first, std::size_t end, const Take& take) {
  static_assert(sizeof(Byte) == 1);
  detail::for_each_set_byte(
      first, end, [array](std::size_t i, std::size_t count) { return detail::load_bytes(array, i, count); },
      take);
}

/// Calls `take(index)` for each of the elements from `first` up to, but excluding, `end` in which two arrays
/// differ, in ascending order. This is fast where they differ in few elements.
template <class Byte, class Take>
void for_each_difference(const Byte* a, const Byte* b, std::size_t first, std::size_t end, const Take& take) {
  static_assert(sizeof(Byte) == 1);
  detail::for_each_set_byte(
      first, end,
      [a, b](std::size_t i, std::size_t count) {
        return detail::load_bytes(a, i, count) ^ detail::load_bytes(b, i, count);
      },
      take);
}

}  // namespace lif
