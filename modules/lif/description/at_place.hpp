#pragma once

#include <stdexcept>
#include <string>

namespace lif {

/// Calls `make()`; adds the place in a description to the message of the std::invalid_argument that it
/// throws.
template <class Make>
auto at_place(const std::string& place, const Make& make) {
  try {
    return make();
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument(place + ": " + error.what());
  }
}

}  // namespace lif
