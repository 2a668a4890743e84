#pragma once

/// Placed before a loop: tells the compiler that no iteration depends on another, so that it may vectorise
/// the loop without checking.
#if defined(__clang__)
#define LIF_INDEPENDENT_ITERATIONS _Pragma("clang loop vectorize(assume_safety)")
#else
#define LIF_INDEPENDENT_ITERATIONS _Pragma("GCC ivdep")
#endif

/// Placed, with LIF_END_LOOPS, around functions with such loops that users' code compiles. Without it clang
/// would warn of each loop that it does not vectorise, such as those of fixed-point numbers, and users could
/// not do anything about it.
#if defined(__clang__)
#define LIF_BEGIN_LOOPS _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wpass-failed\"")
#define LIF_END_LOOPS _Pragma("clang diagnostic pop")
#else
#define LIF_BEGIN_LOOPS
#define LIF_END_LOOPS
#endif
