#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lif {

/// The extents of an array, outermost first: (neurons), (channels, width), (channels, height, width). No
/// extents at all are those of a single value. Elements are counted in row-major order.
using Shape = std::vector<std::size_t>;

/// The most elements an array of a network may have: 2^31 - 1, what an index of 32 bits reaches.
inline constexpr std::size_t max_elements = 0x7fffffff;

/// The number of elements.
/// @throws std::length_error if they are more than max_elements
std::size_t size_of(const Shape& shape);

/// As `(2, 6, 6)`.
std::string to_text(const Shape& shape);

/// The same elements in the same order, whatever leading extents of 1 say.
bool are_alike(const Shape& a, const Shape& b);

}  // namespace lif
