#pragma once

#include <cstddef>
#include <string_view>

namespace lif::tests {

/// Takes what is before the next line `----` off a text that holds several files.
inline std::string_view take_part(std::string_view& text) {
  constexpr std::string_view separator = "\n----\n";
  const std::size_t end = text.find(separator);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
  return part;
}

}  // namespace lif::tests
