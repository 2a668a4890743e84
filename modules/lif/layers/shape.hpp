#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lif {

/// The extents of an array, outermost first: (neurons), (channels, width), (channels, height, width). An
/// empty list describes a single value. Elements are counted in row-major order.
using Shape = std::vector<std::size_t>;

/// The largest number of elements that an array of a network may have: 2^31 - 1, so that a 32-bit index
/// reaches them all.
inline constexpr std::size_t max_elements = 0x7fffffff;

/// The number of elements of an array.
/// @throws std::length_error if it is greater than max_elements
std::size_t size_of(const Shape& shape);

/// The shape as text, such as `(2, 6, 6)`.
std::string to_text(const Shape& shape);

/// Whether two shapes describe the same elements in the same order; leading extents of 1 make no difference.
bool are_alike(const Shape& a, const Shape& b);

}  // namespace lif
