// Links of every flavour: their checkers, senders that talk to receivers, and adapters between all of them.
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <systemc>
#include <vector>

#include <lif/aer/event_merge.hpp>
#include <lif/aer/four_phase_checker.hpp>
#include <lif/aer/link_adapter.hpp>
#include <lif/aer/synchroniser.hpp>
#include <lif/aer/two_phase_checker.hpp>
#include <lif/aer/valid_ready_checker.hpp>

namespace lif::aer {
namespace {

void pass(double nanoseconds = 1) { sc_core::sc_start(sc_core::sc_time(nanoseconds, sc_core::SC_NS)); }

std::string unique(const char* name) { return sc_core::sc_gen_unique_name(name); }

/// Gives random words and keeps them.
class Words {
 public:
  Words(std::uint64_t count, std::uint64_t seed) : left_(count), engine_(seed) {}

  std::optional<Offer> next() {
    if (left_ == 0) return std::nullopt;
    --left_;
    sent.push_back(engine_() >> 8U);
    return Offer(sent.back());
  }

  std::vector<std::uint64_t> sent;

 private:
  std::uint64_t left_;
  std::mt19937_64 engine_;
};

template <class Flavour>
struct CheckerOf;
template <>
struct CheckerOf<FourPhase> {
  using Type = FourPhaseChecker;
};
template <>
struct CheckerOf<TwoPhase> {
  using Type = TwoPhaseChecker;
};
template <>
struct CheckerOf<ValidReady> {
  using Type = ValidReadyChecker;
};

/// A link with its checker.
template <class Flavour>
struct CheckedLink {
  explicit CheckedLink(sc_core::sc_signal_in_if<bool>& clk)
      : link(unique("link").c_str()), checker(unique("checker").c_str(), BreachAction::count) {
    checker.connect(link);
    if constexpr (std::is_same_v<Flavour, ValidReady>) checker.clk(clk);
  }

  Link<Flavour> link;
  typename CheckerOf<Flavour>::Type checker;
};

/// What all chains of links have in common, for a list of them.
class Chain {
 public:
  Chain() = default;
  virtual ~Chain() = default;
  Chain(const Chain&) = delete;
  Chain& operator=(const Chain&) = delete;
  Chain(Chain&&) = delete;
  Chain& operator=(Chain&&) = delete;

  virtual void expect_all(const std::string& where) = 0;
};

/// A sender, a link, an adapter, a link, and a receiver into a FIFO that is emptied now and then.
template <class From, class To>
class AdapterChain final : public Chain {
 public:
  AdapterChain(sc_core::sc_clock& clk, std::uint64_t seed, std::size_t depth, OverflowPolicy policy)
      : words_(200, seed),
        engine_(seed),
        first_(clk),
        second_(clk),
        sender_(unique("sender").c_str(), [this] { return words_.next(); }),
        adapter_(unique("adapter").c_str(), depth, policy),
        end_(unique("end").c_str(), 1 + seed % 3),
        receiver_(unique("receiver").c_str(), end_),
        reader_(unique("reader").c_str(), clk, [this] {
          // The reader rests for long times, so that the links fill up.
          if (rests_ > 0) {
            --rests_;
          } else if (const auto word = end_.get()) {
            received_.push_back(*word);
            rests_ = engine_() % 4 == 0 ? engine_() % 30 : 0;
          }
        }) {
    sender_.clk(clk);
    adapter_.clk(clk);
    receiver_.clk(clk);
    sender_.connect(first_.link);
    adapter_.connect(first_.link, second_.link);
    receiver_.connect(second_.link);
  }

  void expect_all(const std::string& where) override {
    EXPECT_TRUE(sender_.is_done()) << where;
    EXPECT_EQ(words_.sent.size(), 200u) << where;
    EXPECT_EQ(first_.checker.breaches(), 0u) << where << first_.checker.last_breach();
    EXPECT_EQ(second_.checker.breaches(), 0u) << where << second_.checker.last_breach();
    EXPECT_EQ(first_.checker.handshakes(), words_.sent.size()) << where;
    EXPECT_EQ(second_.checker.handshakes(), received_.size()) << where;
    const FifoCounts counts = adapter_.fifo().counts();
    EXPECT_EQ(counts.pushed, words_.sent.size()) << where;
    EXPECT_EQ(counts.popped, received_.size()) << where;
    EXPECT_EQ(counts.pushed, counts.popped + counts.dropped) << where;
    // What arrives is in the order in which it was sent.
    std::size_t place = 0;
    for (const std::uint64_t word : received_) {
      while (place < words_.sent.size() && words_.sent[place] != word) ++place;
      ASSERT_LT(place, words_.sent.size()) << where;
      ++place;
    }
    dropped += counts.dropped;
  }

  static inline std::uint64_t dropped = 0;

 private:
  /// Calls a function at each rising edge.
  class AtEdges : public sc_core::sc_module {
   public:
    LIF_HAS_PROCESS(AtEdges);
    AtEdges(const sc_core::sc_module_name& name, sc_core::sc_clock& clk, std::function<void()> call)
        : sc_core::sc_module(name), call_(std::move(call)) {
      SC_METHOD(run);
      dont_initialize();
      sensitive << clk.posedge_event();
    }

   private:
    void run() { call_(); }

    std::function<void()> call_;
  };

  Words words_;
  std::mt19937_64 engine_;
  std::uint64_t rests_ = 0;
  std::vector<std::uint64_t> received_;
  CheckedLink<From> first_;
  CheckedLink<To> second_;
  typename LinkEnds<From>::Sender sender_;
  LinkAdapter<From, To> adapter_;
  EventFifo end_;
  typename LinkEnds<To>::Receiver receiver_;
  AtEdges reader_;
};

template <class From, class To>
void add_chains(std::vector<std::unique_ptr<Chain>>& chains, sc_core::sc_clock& clk) {
  for (const OverflowPolicy policy :
       {OverflowPolicy::stall, OverflowPolicy::drop_newest, OverflowPolicy::drop_oldest}) {
    for (const std::size_t depth : {std::size_t{1}, std::size_t{2}, std::size_t{7}})
      chains.push_back(std::make_unique<AdapterChain<From, To>>(clk, chains.size() + 1, depth, policy));
  }
}

template <class From>
void add_chains_from(std::vector<std::unique_ptr<Chain>>& chains, sc_core::sc_clock& clk) {
  add_chains<From, FourPhase>(chains, clk);
  add_chains<From, TwoPhase>(chains, clk);
  add_chains<From, ValidReady>(chains, clk);
}

// 81 chains: every pair of flavours, every policy, three depths.
TEST(LinkAdapter, CarriesEventsBetweenAllFlavours) {
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  std::vector<std::unique_ptr<Chain>> chains;
  add_chains_from<FourPhase>(chains, clk);
  add_chains_from<TwoPhase>(chains, clk);
  add_chains_from<ValidReady>(chains, clk);
  pass(6000);
  for (std::size_t i = 0; i < chains.size(); ++i) chains[i]->expect_all("chain " + std::to_string(i) + ": ");
  EXPECT_GT((AdapterChain<ValidReady, FourPhase>::dropped), 100u);
}

/// A sender, a link and a receiver.
template <class Flavour>
struct Pair {
  template <class... Delays>
  explicit Pair(sc_core::sc_clock& clk, Delays... delays)
      : words(50, 3),
        link(clk),
        sender(unique("sender").c_str(), [this] { return words.next(); }),
        receiver(
            unique("receiver").c_str(), [this](std::uint64_t word) { received.push_back(word); }, delays...) {
    sender.clk(clk);
    receiver.clk(clk);
    sender.connect(link.link);
    receiver.connect(link.link);
  }

  Words words;
  std::vector<std::uint64_t> received;
  CheckedLink<Flavour> link;
  typename LinkEnds<Flavour>::Sender sender;
  typename LinkEnds<Flavour>::Receiver receiver;
};

TEST(Links, TakeTheTimeOfTheirHandshakes) {
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  Pair<ValidReady> ready(clk);
  std::vector<std::unique_ptr<Pair<TwoPhase>>> two;
  for (unsigned cycles = 1; cycles < 4; ++cycles)
    two.push_back(std::make_unique<Pair<TwoPhase>>(clk, cycles));
  // The first request shows after edge 1, at 0 ns; word n is taken n * period cycles later.
  pass(30.5);
  EXPECT_EQ(ready.received.size(), 30u);  // the first one is taken at edge 2
  for (std::size_t i = 0; i < two.size(); ++i) {
    const std::size_t period = i + 2;  // acknowledge_cycles, and the edge at which the sender sees it
    EXPECT_EQ(two[i]->received.size(), (30 - 1) / period + 1) << i;
  }
  pass(400);
  for (const auto& pair : two) {
    EXPECT_EQ(pair->received, pair->words.sent);
    EXPECT_TRUE(pair->sender.is_done());
    EXPECT_EQ(pair->link.checker.breaches(), 0u) << pair->link.checker.last_breach();
  }
  EXPECT_EQ(ready.received, ready.words.sent);
  EXPECT_EQ(ready.link.checker.breaches(), 0u);
}

// Three senders over one link: none loses an event; a fixed order starves the last one, a circle does not.
TEST(EventMerge, FixedOrderStarvesTheLastAndACircleDoesNot) {
  struct Merge {
    Merge(sc_core::sc_clock& clk, ArbiterPolicy policy)
        : merge(unique("merge").c_str(), 3, policy), output(unique("output").c_str(), 1) {
      merge.clk(clk);
      merge.output(output);
      for (std::size_t i = 0; i < 3; ++i) {
        words.push_back(std::make_unique<Words>(500, i));
        links.push_back(std::make_unique<CheckedLink<ValidReady>>(clk));
        senders.push_back(std::make_unique<ValidReadySender>(unique("sender").c_str(),
                                                             [this, i] { return words[i]->next(); }));
        receivers.push_back(std::make_unique<ValidReadyReceiver>(unique("receiver").c_str(), merge.input(i)));
        senders.back()->clk(clk);
        receivers.back()->clk(clk);
        senders.back()->connect(links.back()->link);
        receivers.back()->connect(links.back()->link);
      }
      end.clk(clk);
      out.clk(clk);
      end.connect(link.link);
      out.connect(link.link);
    }

    EventMerge merge;
    EventFifo output;
    std::vector<std::unique_ptr<Words>> words;
    std::vector<std::unique_ptr<CheckedLink<ValidReady>>> links;
    std::vector<std::unique_ptr<ValidReadySender>> senders;
    std::vector<std::unique_ptr<ValidReadyReceiver>> receivers;
    sc_core::sc_signal<bool> unused;
    CheckedLink<TwoPhase> link{unused};
    TwoPhaseSender out{unique("out").c_str(), output};
    std::vector<std::uint64_t> received;
    TwoPhaseReceiver end{unique("end").c_str(), [this](std::uint64_t word) { received.push_back(word); }};
  };
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  Merge fixed(clk, ArbiterPolicy::fixed);
  Merge circle(clk, ArbiterPolicy::round_robin);
  pass(600);
  EXPECT_EQ(fixed.merge.granted()[2], 0u);
  EXPECT_GT(fixed.merge.granted()[0], 150u);
  for (const std::uint64_t granted : circle.merge.granted()) {
    EXPECT_NEAR(static_cast<double>(granted), 600.0 / 2 / 3, 2);  // a word takes two cycles
  }
  pass(6000);
  for (Merge* one : {&fixed, &circle}) {
    EXPECT_EQ(one->received.size(), 1500u);
    EXPECT_EQ(one->link.checker.breaches(), 0u) << one->link.checker.last_breach();
  }
}

TEST(Synchroniser, ShowsALevelSoManyEdgesLater) {
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  sc_core::sc_signal<bool> in("in"), out("out");
  Synchroniser chain("chain", 3);
  chain.clk(clk);
  chain.in(in);
  chain.out(out);
  pass(0.5);
  in = true;
  pass(2);
  EXPECT_FALSE(out.read());
  pass(1);
  EXPECT_TRUE(out.read());
  EXPECT_THROW(Synchroniser("none", 0), sc_core::sc_report);
}

}  // namespace
}  // namespace lif::aer
