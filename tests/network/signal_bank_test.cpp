// An element of a SignalBank beside an sc_signal that gets the same writes: the same values, events and
// edges, in the same delta cycles.
#include <lif/lif.hpp>

#include <memory>
#include <random>
#include <string>
#include <type_traits>
#include <vector>

#include "support/kernel_test.hpp"
#include "support/replay.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;
using ::sc_core::SC_ZERO_TIME;

class SignalBanks : public KernelTest {};

/// A delta cycle in which somebody woke, as text.
std::string now(const char* what) {
  return std::string(what) + " at " + sc_core::sc_time_stamp().to_string() + " in " +
         std::to_string(sc_core::sc_delta_count()) + "; ";
}

/// A module that reads a signal through ports, and writes down when it wakes.
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

  // In every delta cycle of the first, and some of later times.
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

/// Writes the same to an element and to a signal, through an sc_out and an sc_inout.
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
  bank[3].write(values[1]);  // before the simulation
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

// sc_main is no process: it may write between calls of sc_start, and look.
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
  warnings().clear();  // of calls of sc_start() that had nothing to do
}

TEST_F(SignalBanks, ShowTheirInitialValueFromTheStart) {
  const SignalBank<int> bank("bank", 3, 7);
  EXPECT_EQ(bank.size(), 3u);
  EXPECT_EQ(bank.values(), AlignedArray<int>(3, 7));
  EXPECT_EQ(bank[2].read(), 7);
  EXPECT_FALSE(bank[2].event());
  EXPECT_STREQ(bank.kind(), "lif::SignalBank");
  EXPECT_FALSE(std::is_copy_assignable_v<SignalBank<int>::Element>) << "an element is not a value";
  EXPECT_FALSE(std::is_copy_constructible_v<SignalBank<int>::Element>);
  sc_start(1, SC_NS);
  EXPECT_EQ(bank[2].read(), 7);
}

TEST_F(SignalBanks, AWriteShowsInTheNextDeltaCycle) {
  SignalBank<int> bank("bank", 2);
  sc_start(SC_ZERO_TIME);
  bank[0].write(3);
  bank[0].write(4);
  EXPECT_EQ(bank[0].read(), 0);
  EXPECT_EQ(&bank[0].read(), &bank[0].get_data_ref());
  sc_start(SC_ZERO_TIME);
  EXPECT_EQ(bank[0].read(), 4);
  EXPECT_EQ(bank.values()[0], 4);
}

/// Counts how often each of some signals changed.
template <class T>
SC_MODULE(Changes) {
  std::vector<int> counts;

  LIF_HAS_PROCESS(Changes);
  Changes(const sc_core::sc_module_name& instance, SignalBank<T>& bank)
      : sc_core::sc_module(instance), counts(bank.size()) {
    for (std::size_t i = 0; i < bank.size(); ++i) {
      sc_core::sc_spawn_options options;
      options.spawn_method();
      options.dont_initialize();
      options.set_sensitivity(&bank[i].value_changed_event());
      sc_core::sc_spawn([this, i] { ++counts[i]; }, sc_core::sc_gen_unique_name("count"), &options);
    }
  }
};

TEST_F(SignalBanks, AreWrittenAllAtOnce) {
  SignalBank<int> bank("bank", 4);
  Changes<int> changes("changes", bank);
  sc_start(SC_ZERO_TIME);
  const auto write_all = [&](const std::vector<int>& values) { bank.write_all(values.data()); };
  write_all({0, 1, 2, 0});
  EXPECT_EQ(bank[1].read(), 0);
  sc_start(1, SC_NS);
  EXPECT_EQ(bank[1].read(), 1);
  EXPECT_EQ(bank[2].read(), 2);
  EXPECT_EQ(changes.counts, (std::vector<int>{0, 1, 1, 0}));
  bank[3].write(9);  // overwritten in its own delta cycle
  write_all({0, 1, 5, 0});
  sc_start(1, SC_NS);
  EXPECT_EQ(bank[3].read(), 0);
  EXPECT_EQ(changes.counts, (std::vector<int>{0, 1, 2, 0}));
  write_all({8, 8, 8, 8});
  write_all({0, 1, 5, 0});  // as they were
  sc_start(1, SC_NS);
  EXPECT_EQ(changes.counts, (std::vector<int>{0, 1, 2, 0}));
}

/// Writes an element at a time of its own.
SC_MODULE(Rival) {
  sc_core::sc_out<bool> out{"out"};
  sc_core::sc_time at;

  LIF_HAS_PROCESS(Rival);
  Rival(const sc_core::sc_module_name& instance, const sc_core::sc_time& time)
      : sc_core::sc_module(instance), at(time) {
    SC_THREAD(run);
  }
  void run() {
    wait(at);
    out.write(true);
  }
};

TEST_F(SignalBanks, ASecondWriterIsReportedWithTheFirst) {
  SignalBank<bool> bank("bank", 3);
  Rival first("first", sc_core::sc_time(1, SC_NS)), second("second", sc_core::sc_time(2, SC_NS));
  Rival other("other", sc_core::sc_time(1, SC_NS));
  first.out(bank[2]);
  second.out(bank[2]);
  other.out(bank[1]);
  bank[2].write(false);  // from outside: no writer
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(3, SC_NS); }),
            "bank: element 2 has two writers: first.run and second.run");
}

TEST_F(SignalBanks, ASilencedSecondWriterChangesNothing) {
  sc_core::sc_report_handler::set_actions(message_type::wiring, sc_core::SC_DO_NOTHING);
  SignalBank<bool> bank("bank", 1);
  Rival first("first", sc_core::sc_time(1, SC_NS)), second("second", sc_core::sc_time(3, SC_NS));
  first.out(bank[0]);
  second.out(bank[0]);
  sc_start(2, SC_NS);
  EXPECT_TRUE(bank[0].read());
  bank[0].write(false);  // outside
  sc_start(2, SC_NS);
  EXPECT_FALSE(bank[0].read());
}

TEST_F(SignalBanks, GiveTheirValuesToATraceFile) {
  const TemporaryFolder folder;
  SignalBank<bool> flags("flags", 2);
  SignalBank<double> numbers("numbers", 2, 0.5);
  sc_signal<bool> signal("signal");
  sc_core::sc_trace_file* file = sc_core::sc_create_vcd_trace_file((folder / "bank").c_str());
  file->set_time_unit(1, SC_NS);
  flags.trace(file);
  numbers.trace(file);
  sc_core::sc_trace(file, signal, signal.name());
  for (int step = 0; step < 12; ++step) {
    flags[1].write(step % 3 == 1);
    signal.write(step % 3 == 1);
    numbers[0].write(step);
    sc_start(10, SC_NS);
  }
  sc_core::sc_close_vcd_trace_file(file);
  const VcdFile vcd = read_vcd(folder / "bank.vcd");
  for (int step = 0; step < 12; ++step) {
    const auto time = static_cast<std::uint64_t>(10 * step + 5);
    EXPECT_EQ(vcd.value_at("SystemC.flags.1", time), vcd.value_at("SystemC.signal", time)) << step;
    EXPECT_EQ(vcd.value_at("SystemC.flags.0", time), "0") << step;
    EXPECT_EQ(vcd.value_at("SystemC.numbers.0", time), std::to_string(step)) << step;
    EXPECT_EQ(vcd.value_at("SystemC.numbers.1", time), "0.5") << step;
  }
}

/// Neurons that replay golden traces, with all signals in banks.
TEST_F(SignalBanks, NeuronsOnThemGiveTheGoldenTraces) {
  std::vector<GoldenTrace> traces;
  for (GoldenTrace& trace : golden_traces(GOLDEN_FOLDER)) {
    if (trace.model == "snntorch.Leaky" && trace.dtype == "float") traces.push_back(std::move(trace));
  }
  ASSERT_GT(traces.size(), 3u);
  using Model = snntorch::Leaky<float>;
  using Spike = Model::Spike;
  SignalBank<bool> clk("clk", 1);
  SignalBank<float> input("input", traces.size()), potential("potential", traces.size());
  SignalBank<Spike> spike("spike", traces.size());
  std::vector<std::unique_ptr<ClockedNeuron<Model>>> neurons;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < traces.size(); ++i) {
    neurons.push_back(std::make_unique<ClockedNeuron<Model>>(sc_core::sc_gen_unique_name("neuron"),
                                                             parameters_of<Model::Parameters>(traces[i])));
    neurons[i]->clk(clk[0]);
    neurons[i]->input_current(input[i]);
    neurons[i]->spike(spike[i]);
    neurons[i]->potential(potential[i]);
    longest = std::max(longest, traces[i].steps);
  }
  for (std::size_t step = 0; step < longest; ++step) {
    for (std::size_t i = 0; i < traces.size(); ++i) {
      if (step < traces[i].steps) input[i].write(parse_as<float>(traces[i].columns.at("input")[step]));
    }
    clk[0].write(false);
    sc_start(5, SC_NS);
    clk[0].write(true);
    sc_start(5, SC_NS);
    for (std::size_t i = 0; i < traces.size(); ++i) {
      if (step >= traces[i].steps) continue;
      Model::State shown = neurons[i]->state();
      shown.potential = potential[i].read();
      shown.spike = spike[i].read();
      ASSERT_EQ(difference(traces[i], step, shown), "");
    }
  }
}

// Event-driven neurons read and write banks as they do signals: the default neuron at high current spikes in
// every seventh step.
TEST_F(SignalBanks, EventDrivenNeuronsOnThemSpike) {
  constexpr std::size_t count = 10;
  SignalBank<bool> bits("bits", 2, true);  // clock and reset
  SignalBank<double> input("input", count);
  SignalBank<bool> spike("spike", count);
  std::vector<std::unique_ptr<EventDrivenLIFNeuron<>>> neurons;
  for (std::size_t i = 0; i < count; ++i) {
    neurons.push_back(std::make_unique<EventDrivenLIFNeuron<>>(sc_core::sc_gen_unique_name("neuron")));
    neurons[i]->clk(bits[0]);
    neurons[i]->rst_n(bits[1]);
    neurons[i]->input_current(input[i]);
    neurons[i]->spike(spike[i]);
  }
  for (std::size_t i = 0; i < count; i += 2) input[i].write(0.2);
  for (int step = 0; step < 50; ++step) {
    bits[0].write(false);
    sc_start(5, SC_NS);
    bits[0].write(true);
    sc_start(5, SC_NS);
    for (std::size_t i = 0; i < count; ++i)
      ASSERT_EQ(spike[i].read(), i % 2 == 0 && step % 7 == 6) << "neuron " << i << " step " << step;
  }
  bits[1].write(false);
  sc_start(5, SC_NS);
  EXPECT_EQ(neurons[0]->state().potential, 0.0);
}

}  // namespace
}  // namespace lif::tests
