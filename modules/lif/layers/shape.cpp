#include <lif/layers/shape.hpp>

#include <algorithm>
#include <stdexcept>

namespace lif {

namespace {

Shape::const_iterator first_beyond_one(const Shape& shape) {
  return std::find_if(shape.begin(), shape.end(), [](std::size_t extent) { return extent != 1; });
}

}  // namespace

std::size_t size_of(const Shape& shape) {
  if (std::find(shape.begin(), shape.end(), std::size_t{0}) != shape.end()) return 0;
  std::size_t size = 1;
  for (const std::size_t extent : shape) {
    if (extent > max_elements / size) {
      throw std::length_error("the shape " + to_text(shape) + " has more than 2^31 - 1 elements");
    }
    size *= extent;
  }
  return size;
}

std::string to_text(const Shape& shape) {
  std::string text = "(";
  for (std::size_t i = 0; i < shape.size(); ++i) text += (i > 0 ? ", " : "") + std::to_string(shape[i]);
  return text + ")";
}

bool are_alike(const Shape& a, const Shape& b) {
  return std::equal(first_beyond_one(a), a.end(), first_beyond_one(b), b.end());
}

}  // namespace lif
