#pragma once

/// Before a loop: no iteration depends on another, so that it may be vectorised without a check.
#if defined(__clang__)
#define LIF_INDEPENDENT_ITERATIONS _Pragma("clang loop vectorize(assume_safety)")
#else
#define LIF_INDEPENDENT_ITERATIONS _Pragma("GCC ivdep")
#endif

/// Around functions with such loops that users' code compiles: clang would warn of each that it does not
/// vectorise, as those of fixed-point numbers are, and nobody can do anything about it.
#if defined(__clang__)
#define LIF_BEGIN_LOOPS _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wpass-failed\"")
#define LIF_END_LOOPS _Pragma("clang diagnostic pop")
#else
#define LIF_BEGIN_LOOPS
#define LIF_END_LOOPS
#endif
