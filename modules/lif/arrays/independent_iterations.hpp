#pragma once

/// Before a loop: no iteration depends on another, so that it may be vectorised without a check.
#if defined(__clang__)
#define LIF_INDEPENDENT_ITERATIONS _Pragma("clang loop vectorize(assume_safety)")
#else
#define LIF_INDEPENDENT_ITERATIONS _Pragma("GCC ivdep")
#endif
