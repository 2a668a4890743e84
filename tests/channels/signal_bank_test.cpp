// The values of a SignalBank, writing all of them at once, and what a bank reports and traces.
#include <lif/lif.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include "support/kernel_test.hpp"
#include "support/temporary_folder.hpp"
#include "support/vcd_reader.hpp"

namespace lif::tests {
namespace {

using ::sc_core::SC_NS;
using ::sc_core::sc_signal;
using ::sc_core::sc_start;
using ::sc_core::SC_ZERO_TIME;

using SignalBanks = KernelTest;

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

/// Counts how often each signal of a bank changes.
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
  bank[3].write(9);  // overwritten in the same delta cycle
  write_all({0, 1, 5, 0});
  sc_start(1, SC_NS);
  EXPECT_EQ(bank[3].read(), 0);
  EXPECT_EQ(changes.counts, (std::vector<int>{0, 1, 2, 0}));
  write_all({8, 8, 8, 8});
  write_all({0, 1, 5, 0});  // the values that they have already
  sc_start(1, SC_NS);
  EXPECT_EQ(changes.counts, (std::vector<int>{0, 1, 2, 0}));
}

/// Writes `true` at a given time, through a port that elaboration does not recognise as an output.
SC_MODULE(Rival) {
  sc_core::sc_port<sc_core::sc_signal_write_if<bool>> out{"out"};
  sc_core::sc_time at;

  LIF_HAS_PROCESS(Rival);
  Rival(const sc_core::sc_module_name& instance, const sc_core::sc_time& time)
      : sc_core::sc_module(instance), at(time) {
    SC_THREAD(run);
    has_threads = true;
  }
  void run() {
    wait(at);
    out->write(true);
  }
};

TEST_F(SignalBanks, ASecondWriterIsReportedWithTheFirst) {
  SignalBank<bool> bank("bank", 3);
  Rival first("first", sc_core::sc_time(1, SC_NS)), second("second", sc_core::sc_time(2, SC_NS));
  Rival other("other", sc_core::sc_time(1, SC_NS));
  first.out(bank[2]);
  second.out(bank[2]);
  other.out(bank[1]);
  bank[2].write(false);  // a write from outside of processes is not a second writer
  EXPECT_EQ(report_of(message_type::wiring, [] { sc_start(3, SC_NS); }),
            "bank: element 2 has two writers: first.run and second.run");
}

TEST_F(SignalBanks, ASecondOutputPortIsReportedAtElaboration) {
  SignalBank<bool> bank("bank", 3);
  sc_core::sc_signal<bool> clk("clk");
  sc_core::sc_signal<double> current("current");
  LIFNeuron<> first("first");
  LIFNeuron<> second("second");
  for (LIFNeuron<>* neuron : {&first, &second}) {
    neuron->clk(clk);
    neuron->input_current(current);
    neuron->spike(bank[1]);
  }
  const std::string text = report_of("/lif/wiring", [] { sc_core::sc_start(sc_core::SC_ZERO_TIME); });
  EXPECT_NE(text.find("bank: element 1 has two writers: second.spike and first.spike"), std::string::npos)
      << text;
}

TEST_F(SignalBanks, AnElementBehindTheLastIsReported) {
  SignalBank<bool> bank("bank", 3);
  const std::string text = report_of("/lif/wiring", [&] { bank[3]; });
  EXPECT_NE(text.find("bank: element 3 is out of range: allowed is less than 3"), std::string::npos) << text;
}

TEST_F(SignalBanks, ASilencedSecondWriterChangesNothing) {
  sc_core::sc_report_handler::set_actions(message_type::wiring, sc_core::SC_DO_NOTHING);
  SignalBank<bool> bank("bank", 1);
  Rival first("first", sc_core::sc_time(1, SC_NS)), second("second", sc_core::sc_time(3, SC_NS));
  first.out(bank[0]);
  second.out(bank[0]);
  sc_start(2, SC_NS);
  EXPECT_TRUE(bank[0].read());
  bank[0].write(false);  // from outside of processes
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

}  // namespace
}  // namespace lif::tests
