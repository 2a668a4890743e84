#pragma once

#include <charconv>
#include <string>

namespace lif {

/// The shortest decimal text that reads back as the same double.
inline std::string to_text(double value) {
  char buffer[32];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
  return {buffer, end};
}

}  // namespace lif
