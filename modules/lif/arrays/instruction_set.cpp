#include <lif/arrays/instruction_set.hpp>

#include <atomic>

namespace lif {

namespace {

bool is_supported([[maybe_unused]] InstructionSet instructions) {
#ifdef LIF_HAS_WIDE_VECTORS
  if (instructions == InstructionSet::avx2) return __builtin_cpu_supports("avx2") != 0;
  if (instructions == InstructionSet::avx512) {
    return __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
           __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  }
#endif
  return instructions == InstructionSet::baseline;
}

InstructionSet widest() {
  if (is_supported(InstructionSet::avx512)) return InstructionSet::avx512;
  return is_supported(InstructionSet::avx2) ? InstructionSet::avx2 : InstructionSet::baseline;
}

std::atomic<InstructionSet>& current() {
  static std::atomic<InstructionSet> instructions{widest()};
  return instructions;
}

}  // namespace

InstructionSet instruction_set() { return current().load(std::memory_order_relaxed); }

bool choose_instruction_set(InstructionSet choice) {
  if (!is_supported(choice)) return false;
  current().store(choice, std::memory_order_relaxed);
  return true;
}

const char* to_text(InstructionSet instructions) {
  switch (instructions) {
    case InstructionSet::avx512:
      return "avx512";
    case InstructionSet::avx2:
      return "avx2";
    case InstructionSet::baseline:
      break;
  }
  return "baseline";
}

}  // namespace lif
