#pragma once

#include <cfloat>
#include <limits>
#include <stdexcept>

#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ > 0) || \
    defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(__NO_SIGNED_ZEROS__)
#error \
    "lif-systemc needs exact floating point: compile without -ffast-math, -Ofast and the options they stand for"
#endif

static_assert(FLT_EVAL_METHOD == 0,
              "lif-systemc needs each operation rounded to its own type: on 32-bit x86 compile with "
              "-msse2 -mfpmath=sse");
static_assert(std::numeric_limits<double>::is_iec559 && std::numeric_limits<float>::is_iec559,
              "lif-systemc needs IEEE 754 float and double");

namespace lif {

namespace detail {

// The operands are volatile so that the compiler computes at run time, and the functions are always inlined
// so that the compiler flags of the including translation unit are checked.

template <class T>
[[gnu::always_inline]] inline bool contracts_multiply_add() {
  constexpr T ulp = std::numeric_limits<T>::epsilon();
  volatile T above = T{1} + ulp;
  volatile T below = T{1} - ulp;
  volatile T minus_one = T{-1};
  const T a = above;
  const T b = below;
  const T c = minus_one;
  // (1+e)(1-e) rounds to 1, so that the sum is 0; a fused operation keeps -e*e.
  const T sum = a * b + c;
  return sum != T{0};
}

template <class T>
[[gnu::always_inline]] inline bool flushes_to_zero() {
  volatile T smallest_normal = std::numeric_limits<T>::min();
  volatile T half = smallest_normal / T{2};
  volatile T subnormal = std::numeric_limits<T>::denorm_min();
  volatile T restored = subnormal * T{2};
  return half == T{0} || restored == T{0};
}

}  // namespace detail

/// Refuses to run where results would not have the documented bits.
///
/// @throws std::runtime_error if the including translation unit was compiled so that `a*b + c` is
///         fused into one operation, or if the processor flushes subnormal numbers to zero.
[[gnu::always_inline]] inline void require_exact_floating_point() {
  if (detail::contracts_multiply_add<double>() || detail::contracts_multiply_add<float>()) {
    throw std::runtime_error(
        "a*b + c is contracted into a fused multiply-add, which changes the last bit of the membrane "
        "potential: compile with -ffp-contract=off (linking lif::lif adds it)");
  }
  if (detail::flushes_to_zero<double>() || detail::flushes_to_zero<float>()) {
    throw std::runtime_error(
        "subnormal numbers are flushed to zero, which changes a decaying membrane potential: switch "
        "flush-to-zero and denormals-are-zero off (-ffast-math sets them at start-up)");
  }
}

}  // namespace lif
