#pragma once

#include <gtest/gtest.h>

#include <lif/arrays/instruction_set.hpp>

namespace lif::tests {

/// Calls `run()` in each instruction set that the processor has, and restores the choice afterwards.
template <class Run>
void in_each_instruction_set(Run&& run) {
  const InstructionSet before = instruction_set();
  for (const InstructionSet choice :
       {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!choose_instruction_set(choice)) continue;
    SCOPED_TRACE(to_text(choice));
    run();
    if (::testing::Test::HasFatalFailure()) break;
  }
  choose_instruction_set(before);
}

}  // namespace lif::tests
