// Links with a four-phase handshake: their checker, and a sender that talks to a receiver.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <systemc>
#include <vector>

#include <lif/aer/four_phase_checker.hpp>
#include <lif/aer/four_phase_receiver.hpp>
#include <lif/aer/four_phase_sender.hpp>

namespace lif::aer {
namespace {

/// The signals of a link and a checker that counts.
struct WatchedLink {
  sc_core::sc_signal<std::uint64_t> word{"word"};
  sc_core::sc_signal<bool> request{"request"}, acknowledge{"acknowledge"};
  FourPhaseChecker checker;

  explicit WatchedLink(const sc_core::sc_time& patience = sc_core::SC_ZERO_TIME)
      : checker("checker", BreachAction::count, patience) {
    checker.word(word);
    checker.request(request);
    checker.acknowledge(acknowledge);
  }
};

void wait_for(double nanoseconds = 1) { sc_core::sc_start(sc_core::sc_time(nanoseconds, sc_core::SC_NS)); }

TEST(FourPhaseChecker, FindsEachEdgeOutOfOrder) {
  WatchedLink link;
  wait_for();
  link.word = 5;
  link.request = true;
  wait_for();
  link.acknowledge = true;
  wait_for();
  link.request = false;
  wait_for();
  link.acknowledge = false;
  wait_for();
  EXPECT_EQ(link.checker.breaches(), 0u);
  EXPECT_EQ(link.checker.handshakes(), 1u);

  link.acknowledge = true;
  wait_for();
  EXPECT_EQ(link.checker.last_breach(), "the acknowledge rises without a request (5 ns)");
  link.request = true;
  wait_for();
  EXPECT_EQ(link.checker.last_breach(),
            "the request rises before the acknowledge of the last handshake has fallen (6 ns)");
  link.acknowledge = false;
  wait_for();
  EXPECT_EQ(link.checker.last_breach(), "the acknowledge falls before the request has fallen (7 ns)");
  link.word = 6;
  wait_for();
  EXPECT_EQ(link.checker.last_breach(), "the word changes from 5 to 6 while the request is high (8 ns)");
  link.request = false;
  wait_for();
  EXPECT_EQ(link.checker.last_breach(), "the request falls before the acknowledge has risen (9 ns)");
  EXPECT_EQ(link.checker.breaches(), 5u);
}

TEST(FourPhaseChecker, FindsAHandshakeThatStandsStill) {
  WatchedLink link(sc_core::sc_time(100, sc_core::SC_NS));
  wait_for();
  link.request = true;
  wait_for(99);
  EXPECT_EQ(link.checker.breaches(), 0u);
  wait_for(10);
  EXPECT_EQ(link.checker.last_breach(),
            "the handshake stands still for 100 ns with the request high and the acknowledge low (101 ns)");
  link.acknowledge = true;
  wait_for();
  link.request = false;
  wait_for();
  link.acknowledge = false;
  wait_for(1000);
  EXPECT_EQ(link.checker.breaches(), 1u);
  EXPECT_EQ(link.checker.handshakes(), 1u);
}

TEST(FourPhaseChecker, ReportsWithInstanceAndTime) {
  sc_core::sc_signal<std::uint64_t> word("word");
  sc_core::sc_signal<bool> request("request"), acknowledge("acknowledge");
  FourPhaseChecker checker("link");
  checker.word(word);
  checker.request(request);
  checker.acknowledge(acknowledge);
  wait_for();
  acknowledge = true;
  try {
    wait_for();
    FAIL() << "no report";
  } catch (const sc_core::sc_report& report) {
    EXPECT_STREQ(report.get_msg_type(), "/lif/aer");
    EXPECT_NE(std::string(report.get_msg()).find("link: the acknowledge rises without a request (1 ns)"),
              std::string::npos)
        << report.get_msg();
  }
}

// Senders and receivers of several delays: the words arrive in their order, by the protocol, and in the time
// that the delays add up to.
TEST(FourPhaseLink, SendersAndReceiversKeepTheProtocol) {
  struct Pair {
    sc_core::sc_signal<std::uint64_t> word{sc_core::sc_gen_unique_name("word")};
    sc_core::sc_signal<bool> request{sc_core::sc_gen_unique_name("request")},
        acknowledge{sc_core::sc_gen_unique_name("acknowledge")};
    std::vector<std::uint64_t> received;
    std::uint64_t next = 0;
    unsigned cycles;
    FourPhaseSender sender;
    FourPhaseReceiver receiver;
    FourPhaseChecker checker{sc_core::sc_gen_unique_name("checker")};

    Pair(sc_core::sc_clock& clk, unsigned release, unsigned answer, unsigned answer_release)
        // The sender sees the acknowledge in the cycle in which it rises, or some later, and its fall a cycle
        // later.
        : cycles(answer + release + answer_release + 1),
          sender(sc_core::sc_gen_unique_name("sender"),
                 [this]() -> std::optional<Offer> {
                   if (next == 50) return std::nullopt;
                   return Offer(next++);
                 },
                 {0, release}),
          receiver(
              sc_core::sc_gen_unique_name("receiver"), [this](std::uint64_t one) { received.push_back(one); },
              answer, answer_release) {
      sender.clk(clk);
      receiver.clk(clk);
      sender.word(word);
      sender.request(request);
      sender.acknowledge(acknowledge);
      receiver.word(word);
      receiver.request(request);
      receiver.acknowledge(acknowledge);
      checker.word(word);
      checker.request(request);
      checker.acknowledge(acknowledge);
    }
  };
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  std::vector<std::unique_ptr<Pair>> pairs;
  for (unsigned release = 0; release < 3; ++release) {
    for (unsigned answer = 1; answer < 4; ++answer) {
      for (unsigned answer_release = 1; answer_release < 4; ++answer_release)
        pairs.push_back(std::make_unique<Pair>(clk, release, answer, answer_release));
    }
  }
  for (int cycle = 0; cycle < 50 * 10; ++cycle) {
    wait_for();
    for (const auto& pair : pairs) {
      // The k-th handshake is over after k times the sum of the delays.
      const auto expected = static_cast<std::uint64_t>(cycle) / pair->cycles;
      ASSERT_LE(pair->checker.handshakes(), expected + 1);
      ASSERT_GE(pair->checker.handshakes() + 1, std::min<std::uint64_t>(expected, 50));
    }
  }
  for (const auto& pair : pairs) {
    EXPECT_EQ(pair->checker.breaches(), 0u);
    ASSERT_EQ(pair->received.size(), 50u);
    for (std::uint64_t i = 0; i < 50; ++i) EXPECT_EQ(pair->received[i], i);
    EXPECT_TRUE(pair->sender.is_done());
  }
}

}  // namespace
}  // namespace lif::aer
