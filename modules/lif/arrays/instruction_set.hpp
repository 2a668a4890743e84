#pragma once

#include <lif/arrays/independent_iterations.hpp>

LIF_BEGIN_LOOPS
namespace lif {

/// What the loops over many neurons are compiled for. All give the same bits: the instructions differ in how
/// many neurons they advance at once, not in what they compute.
enum class InstructionSet {
  baseline,  ///< what the compiler was told, on x86-64 vectors of 16 bytes
  avx2,      ///< 32 bytes
  avx512     ///< 64 bytes: AVX-512 F, BW, DQ and VL
};

/// The widest that this processor has, or the one chosen last.
InstructionSet instruction_set();

/// Chooses another one for all loops that start afterwards: tests and benchmarks compare them.
/// @returns false, and changes nothing, where the processor lacks it
bool choose_instruction_set(InstructionSet choice);

/// As users read it: `baseline`, `avx2`, `avx512`.
const char* to_text(InstructionSet instructions);

namespace detail {

#if defined(__x86_64__)
#define LIF_HAS_WIDE_VECTORS 1
template <class Loop>
[[gnu::noinline, gnu::flatten, gnu::target("avx2")]] void run_with_avx2(Loop& loop) {
  loop();
}
template <class Loop>
[[gnu::noinline, gnu::flatten, gnu::target("avx512f,avx512bw,avx512dq,avx512vl")]] void run_with_avx512(
    Loop& loop) {
  loop();
}
#endif

template <class Loop>
[[gnu::noinline, gnu::flatten]] void run_with_baseline(Loop& loop) {
  loop();
}

}  // namespace detail

/// Calls `loop()` in a version of its own for the current instruction set. What it calls has to be inline:
/// it is compiled into each version.
template <class Loop>
void run_vectorised(Loop&& loop) {
#ifdef LIF_HAS_WIDE_VECTORS
  switch (instruction_set()) {
    case InstructionSet::avx512:
      return detail::run_with_avx512(loop);
    case InstructionSet::avx2:
      return detail::run_with_avx2(loop);
    case InstructionSet::baseline:
      break;
  }
#endif
  detail::run_with_baseline(loop);
}

}  // namespace lif
LIF_END_LOOPS
