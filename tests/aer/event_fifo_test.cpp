// The FIFO of events as a channel.
#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <systemc>
#include <vector>

#include <lif/aer/event_fifo.hpp>
#include <lif/shell/compat.hpp>

namespace lif::aer {
namespace {

void run_for(double nanoseconds = 1) { sc_core::sc_start(sc_core::sc_time(nanoseconds, sc_core::SC_NS)); }

std::string unique_name(const char* name) { return sc_core::sc_gen_unique_name(name); }

// Whichever of two processes runs first in a delta cycle, the same words pass.
TEST(EventFifo, TheOrderOfProcessesChangesNothing) {
  class Both : public sc_core::sc_module {
   public:
    LIF_HAS_PROCESS(Both);
    Both(const sc_core::sc_module_name& name, sc_core::sc_clock& clk, bool is_put_first,
         OverflowPolicy policy)
        : sc_core::sc_module(name), fifo(unique_name("fifo").c_str(), 3, policy) {
      for (const bool is_put : {is_put_first, !is_put_first}) {
        if (is_put) {
          SC_METHOD(put);
        } else {
          SC_METHOD(get);
        }
        dont_initialize();
        sensitive << clk.posedge_event();
      }
    }

    EventFifo fifo;
    std::vector<std::uint64_t> log;

   private:
    void put() {
      for (std::uint64_t i = 0; i < puts_() % 3; ++i) log.push_back(fifo.put(next_++) ? 1000 : 2000);
    }
    void get() {
      if (gets_() % 2 == 0) return;
      const auto word = fifo.get();
      taken.push_back(word.value_or(9999));
      EXPECT_EQ(fifo.get(), std::nullopt);  // one in a delta cycle
    }

   public:
    std::vector<std::uint64_t> taken;

   private:
    std::mt19937 puts_{1}, gets_{2};
    std::uint64_t next_ = 0;
  };
  sc_core::sc_clock clk("clk", sc_core::sc_time(1, sc_core::SC_NS));
  std::vector<std::unique_ptr<Both>> all;
  for (const OverflowPolicy policy :
       {OverflowPolicy::stall, OverflowPolicy::drop_newest, OverflowPolicy::drop_oldest}) {
    for (const bool is_put_first : {true, false})
      all.push_back(std::make_unique<Both>(unique_name("both").c_str(), clk, is_put_first, policy));
  }
  run_for(500);
  for (std::size_t i = 0; i < all.size(); i += 2) {
    EXPECT_GT(all[i]->taken.size(), 200u);
    EXPECT_EQ(all[i]->log, all[i + 1]->log);
    EXPECT_EQ(all[i]->taken, all[i + 1]->taken);
    const FifoCounts counts = all[i]->fifo.counts();
    EXPECT_EQ(counts.pushed, counts.popped + counts.dropped + all[i]->fifo.size());
    EXPECT_GT(counts.refused + counts.dropped, 20u);
  }
}

}  // namespace
}  // namespace lif::aer
