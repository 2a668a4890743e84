#pragma once

#include <gtest/gtest.h>

#include <lif/arrays/instruction_set.hpp>

namespace lif::tests {

/// Calls `action()` with each instruction set that this machine has chosen; afterwards the one before is.
template <class Action>
void for_each_instruction_set(Action&& action) {
  const InstructionSet before = instruction_set();
  for (const InstructionSet choice :
       {InstructionSet::baseline, InstructionSet::avx2, InstructionSet::avx512}) {
    if (!choose_instruction_set(choice)) continue;
    SCOPED_TRACE(to_text(choice));
    action();
    if (::testing::Test::HasFatalFailure()) break;
  }
  choose_instruction_set(before);
}

}  // namespace lif::tests
