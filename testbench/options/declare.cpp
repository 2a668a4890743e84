#include "options/declare.hpp"

#include <filesystem>

namespace lif::testbench {

namespace {

// Writes 1000000 as 1e6, because zeros are hard to count.
std::string shown(std::int64_t value) {
  constexpr std::int64_t first_with_exponent = 1'000'000;
  int exponent = 0;
  for (std::int64_t rest = value; rest > 1; rest /= 10) {
    if (rest % 10 != 0) return std::to_string(value);
    ++exponent;
  }
  return value < first_with_exponent ? std::to_string(value) : "1e" + std::to_string(exponent);
}

}  // namespace

std::string range_text(const IntegerRange& range) {
  const std::string from = shown(range.lowest);
  return range.highest == IntegerRange{}.highest ? from + " or more" : from + " to " + shown(range.highest);
}

std::string absolute_path(const std::string& path) {
  return path == "-" ? path : std::filesystem::absolute(path).lexically_normal().string();
}

std::string output_path(const std::string& path) {
  const bool is_stdout = path == "/dev/stdout" || path == "/dev/fd/1" || path == "/proc/self/fd/1";
  return is_stdout ? "-" : path;
}

}  // namespace lif::testbench
