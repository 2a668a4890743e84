#include <lif/arrays/set_bytes.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

namespace lif::tests {
namespace {

std::vector<std::int8_t> random_bytes(std::size_t size, double density, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<std::int8_t> bytes(size);
  for (std::int8_t& byte : bytes) {
    if (std::generate_canonical<double, 32>(random) < density) byte = static_cast<std::int8_t>(random());
  }
  return bytes;
}

class SetBytes : public ::testing::TestWithParam<double> {};

TEST_P(SetBytes, AreFoundInAnyRange) {
  const std::vector<std::int8_t> bytes = random_bytes(300, GetParam(), 7);
  for (std::size_t first = 0; first < 80; first += 3) {
    for (std::size_t end = first; end <= bytes.size(); ++end) {
      std::vector<std::size_t> expected;
      for (std::size_t i = first; i < end; ++i) {
        if (bytes[i] != 0) expected.push_back(i);
      }
      // A copy that ends here, so that a sanitizer notices a read beyond the end.
      const std::vector<std::int8_t> exact(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end));
      std::vector<std::size_t> found;
      for_each_set(exact.data(), first, end, [&](std::size_t i) { found.push_back(i); });
      ASSERT_EQ(found, expected) << first << " to " << end;
    }
  }
}

TEST_P(SetBytes, DifferencesAreFoundInAnyRange) {
  const std::vector<std::int8_t> a = random_bytes(300, 0.5, 1);
  std::vector<std::int8_t> b = a;
  const std::vector<std::int8_t> changes = random_bytes(300, GetParam(), 2);
  for (std::size_t i = 0; i < b.size(); ++i) b[i] = static_cast<std::int8_t>(b[i] ^ changes[i]);
  for (std::size_t first = 0; first < 80; first += 3) {
    for (std::size_t end = first; end <= a.size(); ++end) {
      std::vector<std::size_t> expected;
      for (std::size_t i = first; i < end; ++i) {
        if (a[i] != b[i]) expected.push_back(i);
      }
      std::vector<std::size_t> found;
      for_each_difference(a.data(), b.data(), first, end, [&](std::size_t i) { found.push_back(i); });
      ASSERT_EQ(found, expected) << first << " to " << end;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Densities, SetBytes, ::testing::Values(0.0, 0.01, 0.2, 1.0));

}  // namespace
}  // namespace lif::tests
