// Checkers of links with two phases, and with valid and ready.
#include <gtest/gtest.h>

#include <systemc>

#include <lif/aer/two_phase_checker.hpp>
#include <lif/aer/valid_ready_checker.hpp>

namespace lif::aer {
namespace {

void let_pass(double nanoseconds = 1) { sc_core::sc_start(sc_core::sc_time(nanoseconds, sc_core::SC_NS)); }

TEST(TwoPhaseChecker, FindsEachBreach) {
  Link<TwoPhase> link("link");
  TwoPhaseChecker checker("checker", BreachAction::count, sc_core::sc_time(50, sc_core::SC_NS));
  checker.connect(link);
  let_pass();
  link.word = 5;
  link.offer = true;
  let_pass();
  link.answer = true;
  let_pass();
  link.word = 6;
  link.offer = false;
  let_pass();
  link.answer = false;
  let_pass();
  EXPECT_EQ(checker.breaches(), 0u) << checker.last_breach();
  EXPECT_EQ(checker.handshakes(), 2u);
  link.answer = true;
  let_pass();
  EXPECT_EQ(checker.last_breach(), "the acknowledge changes without a word (5 ns)");
  link.answer = false;
  let_pass();
  link.offer = true;
  let_pass();
  link.word = 7;
  let_pass();
  EXPECT_EQ(checker.last_breach(), "the word changes from 6 to 7 before it was taken (8 ns)");
  link.offer = false;
  let_pass();
  EXPECT_EQ(checker.last_breach(), "the request changes before the last word was taken (9 ns)");
  link.offer = true;
  let_pass(60);
  EXPECT_EQ(checker.last_breach(), "the word 7 has not been taken for 50 ns (60 ns)");
}

TEST(ValidReadyChecker, FindsEachBreach) {
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  Link<ValidReady> link("link");
  ValidReadyChecker checker("checker", BreachAction::count, 10);
  checker.connect(link);
  checker.clk(clk);
  let_pass(0.5);
  link.word = 5;
  link.offer = true;
  link.answer = true;
  let_pass(3);
  EXPECT_EQ(checker.handshakes(), 3u);
  link.answer = false;
  let_pass();
  link.word = 6;
  let_pass();
  EXPECT_EQ(checker.last_breach(), "the word changes from 5 to 6 before it was taken (5 ns)");
  link.offer = false;
  let_pass();
  EXPECT_EQ(checker.last_breach(), "the offer of the word 6 is taken back (6 ns)");
  EXPECT_EQ(checker.breaches(), 2u);
  link.offer = true;
  let_pass(20);
  EXPECT_EQ(checker.last_breach(), "the word 6 has not been taken for 10 cycles (16 ns)");
}

}  // namespace
}  // namespace lif::aer
