// Compares an element of a SignalBank with an sc_signal that gets the same writes: both have to show the same
// values, events and edges, in the same delta cycles.
#include <lif/lif.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "support/kernel_test.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;
using ::sc_core::SC_ZERO_TIME;

using SignalBanks = KernelTest;

/// Returns `what` with the time and the delta cycle in which it happens.
std::string now(const char* what) {
  return std::string(what) + " at " + sc_core::sc_time_stamp().to_string() + " in " +
         std::to_string(sc_core::sc_delta_count()) + "; ";
}

/// Reads a signal through a port, and writes down when it wakes and what it sees.
template <class T>
SC_MODULE(Reader) {
  sc_core::sc_in<T> in{"in"};
  std::string log;

  SC_CTOR(Reader) {
    SC_METHOD(note_change);
    sensitive << in;
    dont_initialize();
    SC_METHOD(note_value_changed);
    sensitive << in.value_changed();
    dont_initialize();
    if constexpr (std::is_same_v<T, bool>) {
      SC_METHOD(note_rise);
      sensitive << in.pos();
      dont_initialize();
      SC_METHOD(note_fall);
      sensitive << in.neg();
      dont_initialize();
    }
    SC_METHOD(look);
  }

  void note_change() { log += now("change"); }
  void note_value_changed() { log += now("value_changed"); }
  void note_rise() { log += now("rise"); }
  void note_fall() { log += now("fall"); }

  // Looks in four successive delta cycles, and again a nanosecond later.
  void look() {
    log += now(in.event() ? "event" : "quiet");
    if constexpr (std::is_same_v<T, bool>) log += in.posedge() ? "pos; " : in.negedge() ? "neg; " : "flat; ";
    log += std::to_string(in.read()) + "; ";
    if (++looks % 4 == 0) {
      next_trigger(1, SC_NS);
    } else {
      next_trigger(SC_ZERO_TIME);
    }
  }
  int looks = 0;
};

/// Passes its port on to a reader.
template <class T>
SC_MODULE(Parent) {
  sc_core::sc_in<T> in{"in"};
  Reader<T> reader{"reader"};

  SC_CTOR(Parent) { reader.in(in); }
};

/// Writes the same values through an sc_out and an sc_inout. One is bound to an element of a bank, the other
/// to a signal.
template <class T>
SC_MODULE(Writer) {
  sc_core::sc_out<T> out{"out"};
  sc_core::sc_inout<T> inout{"inout"};
  std::vector<T> values;
  std::mt19937 engine{9};

  LIF_HAS_PROCESS(Writer);
  Writer(const sc_core::sc_module_name& instance, const std::vector<T>& choice)
      : sc_core::sc_module(instance), values(choice) {
    SC_THREAD(write);
    has_threads = true;
  }

  void write() {
    for (int i = 0; i < 300; ++i) {
      for (auto writes = engine() % 4; writes > 0; --writes) {
        const T value = values[engine() % values.size()];
        out.write(value);
        inout.write(value);
      }
      if (engine() % 3 != 0) {
        wait(SC_ZERO_TIME);
      } else {
        wait(1, SC_NS);
      }
      EXPECT_EQ(out.read(), inout.read());
      EXPECT_EQ(out.event(), inout.event());
    }
  }
};

template <class T>
void expect_same_as_signal(const std::vector<T>& values) {
  SignalBank<T> bank("bank", 5, values[0]);
  sc_signal<T> signal("signal", values[0]);
  Reader<T> reader_of_bank("reader_of_bank"), reader_of_signal("reader_of_signal");
  Parent<T> parent_of_bank("parent_of_bank"), parent_of_signal("parent_of_signal");
  Writer<T> writer("writer", values);
  reader_of_bank.in(bank[3]);
  reader_of_signal.in(signal);
  parent_of_bank.in(bank[3]);
  parent_of_signal.in(signal);
  writer.out(bank[3]);
  writer.inout(signal);
  bank[3].write(values[1]);  // before the simulation starts
  signal.write(values[1]);
  sc_start(400, SC_NS);
  EXPECT_GT(reader_of_signal.log.size(), 1000u);
  EXPECT_EQ(reader_of_bank.log, reader_of_signal.log);
  EXPECT_EQ(parent_of_bank.reader.log, parent_of_signal.reader.log);
  for (const std::size_t i : {0u, 1u, 2u, 4u}) EXPECT_EQ(bank[i].read(), values[0]) << "nobody wrote it";
}

TEST_F(SignalBanks, OfFlagsAreAsSignals) { expect_same_as_signal<bool>({false, true}); }
TEST_F(SignalBanks, OfNumbersAreAsSignals) { expect_same_as_signal<double>({0.0, -0.0, 1.5, -2.5}); }
TEST_F(SignalBanks, OfIntegersAreAsSignals) { expect_same_as_signal<int>({0, 1, -7}); }

// sc_main is not a process. It may write, and read the result, between calls of sc_start().
TEST_F(SignalBanks, WritesFromOutsideAreAsThoseOfASignal) {
  SignalBank<bool> bank("bank", 2);
  sc_signal<bool> signal("signal");
  std::mt19937 engine(2);
  for (int i = 0; i < 60; ++i) {
    for (auto writes = engine() % 3; writes > 0; --writes) {
      const bool value = engine() % 2 == 0;
      bank[1].write(value);
      signal.write(value);
    }
    if (engine() % 2 == 0) {
      sc_start(SC_ZERO_TIME);
    } else {
      sc_start(1, SC_NS);
    }
    ASSERT_EQ(bank[1].read(), signal.read()) << i;
    ASSERT_EQ(bank[1].event(), signal.event()) << i;
    ASSERT_EQ(bank[1].posedge(), signal.posedge()) << i;
    ASSERT_EQ(bank[1].negedge(), signal.negedge()) << i;
  }
  warnings().clear();  // SystemC warns of calls of sc_start() that have nothing to do
}

}  // namespace
}  // namespace lif::tests
