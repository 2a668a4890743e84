#include <lif/common/floating_point.hpp>

#include <gtest/gtest.h>

#ifdef __SSE__
#include <xmmintrin.h>
#endif

namespace lif {
namespace {

TEST(FloatingPoint, AcceptsTheFlagsOfTheProject) { EXPECT_NO_THROW(require_exact_floating_point()); }

#ifdef __SSE__
TEST(FloatingPoint, RefusesFlushToZero) {
  constexpr unsigned flush_to_zero = 1U << 15U;
  constexpr unsigned denormals_are_zero = 1U << 6U;
  const unsigned before = _mm_getcsr();
  for (const unsigned mode : {flush_to_zero, denormals_are_zero}) {
    _mm_setcsr(before | mode);
    EXPECT_THROW(require_exact_floating_point(), std::runtime_error);
    _mm_setcsr(before);
  }
}
#endif

}  // namespace
}  // namespace lif
