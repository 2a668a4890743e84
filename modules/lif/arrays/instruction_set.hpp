#pragma once

#include <lif/arrays/independent_iterations.hpp>

LIF_BEGIN_LOOPS
namespace lif {

/// The instruction set for which the loops over many neurons are compiled. All give the same bits: the
/// instructions differ in how many neurons they advance at once, not in the results.
enum class InstructionSet {
  baseline,  ///< the set the compiler was told to use; on x86-64, vectors of 16 bytes
  avx2,      ///< vectors of 32 bytes
  avx512     ///< vectors of 64 bytes: AVX-512 F, BW, DQ and VL
};

/// The widest instruction set that this processor has, or the one chosen last.
InstructionSet instruction_set();

/// Chooses another instruction set for all loops that start afterwards; tests and benchmarks compare them.
/// @returns false, without changing anything, if the processor lacks the instruction set
bool choose_instruction_set(InstructionSet choice);

/// The name that users read: `baseline`, `avx2`, `avx512`.
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

/// Calls `loop()`, compiled for the current instruction set. All functions that it calls have to be inline,
/// because they are compiled for each instruction set.
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
