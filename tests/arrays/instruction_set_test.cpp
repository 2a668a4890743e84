#include <gtest/gtest.h>

#include <lif/arrays/instruction_set.hpp>

namespace lif::tests {
namespace {

TEST(InstructionSets, ChooseAmongThoseThatTheMachineHas) {
  const InstructionSet before = instruction_set();
  EXPECT_TRUE(choose_instruction_set(InstructionSet::baseline)) << "every machine has it";
  EXPECT_EQ(instruction_set(), InstructionSet::baseline);
  for (const InstructionSet choice : {InstructionSet::avx512, InstructionSet::avx2}) {
    const bool is_chosen = choose_instruction_set(choice);
    EXPECT_EQ(instruction_set(), is_chosen ? choice : InstructionSet::baseline);
    choose_instruction_set(InstructionSet::baseline);
  }
  EXPECT_TRUE(choose_instruction_set(before)) << "the widest is one of them";
  EXPECT_STREQ(to_text(InstructionSet::baseline), "baseline");
  EXPECT_STREQ(to_text(InstructionSet::avx2), "avx2");
  EXPECT_STREQ(to_text(InstructionSet::avx512), "avx512");
}

}  // namespace
}  // namespace lif::tests
