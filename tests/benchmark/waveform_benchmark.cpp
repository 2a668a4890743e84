// Measures the recording of the potentials and spikes of 1000 neurons: the library's writers and trace files
// beside SystemC's own sc_trace, in the same simulation. Each iteration records a whole file, from header to
// end.
//
// In the case `dense` all values change in each step, in `sparse` those of 1 % of the neurons. A writer is
// told what changes; a trace file, SystemC's or the library's, examines every value whenever time advances.

#include <benchmark/benchmark.h>

#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <lif/lif.hpp>
#ifdef LIF_WITH_FST
#include <lif/channels/fst_trace_file.hpp>
#endif

namespace {

using sc_core::SC_NS;

constexpr std::size_t neurons = 1000;
constexpr std::size_t sparse_changes = neurons / 100;

/// The signals of the neurons, and a process that changes some of them at each rising edge of its clock.
class Design : public sc_core::sc_module {
 public:
  LIF_HAS_PROCESS(Design);

  explicit Design(const sc_core::sc_module_name& name) : sc_core::sc_module(name) {
    SC_METHOD(toggle);
    sensitive << start_;
    dont_initialize();
  }

  /// @param writer  is told of the changes; null to record nothing
  void run(std::uint64_t steps, std::size_t changes, lif::WaveformWriter* writer) {
    half_periods_ = 2 * steps;
    changes_ = changes;
    writer_ = writer;
    time_ = 0;
    if (writer_ != nullptr) declare();
    start_.notify(5, SC_NS);
    sc_core::sc_start();
    if (writer_ != nullptr) writer_->finish(time_);
  }

  void trace(sc_core::sc_trace_file* file) const {
    sc_core::sc_trace(file, clk_, "clk");
    for (std::size_t i = 0; i < neurons; ++i) {
      sc_core::sc_trace(file, potentials_[i], "potential_" + std::to_string(i));
      sc_core::sc_trace(file, spikes_[i], "spike_" + std::to_string(i));
    }
  }

 private:
  void declare() {
    clk_wire_ = writer_->add_wire("clk", clk_);
    potential_reals_.clear();
    spike_wires_.clear();
    for (std::size_t i = 0; i < neurons; ++i) {
      potential_reals_.push_back(writer_->add_real("potential_" + std::to_string(i), potentials_[i]));
      spike_wires_.push_back(writer_->add_wire("spike_" + std::to_string(i), spikes_[i]));
    }
    writer_->begin();
  }

  void toggle() {
    clk_ = !clk_;
    time_ += 5;
    if (writer_ != nullptr) {
      writer_->set_time(time_);
      writer_->change(clk_wire_, clk_);
    }
    if (clk_) step();
    if (--half_periods_ > 0) next_trigger(5, SC_NS);
  }

  void step() {
    for (std::size_t k = 0; k < changes_; ++k) {
      next_ = next_ + 1 < neurons ? next_ + 1 : 0;
      // Random numbers below 1 (multiplier of L'Ecuyer, 1999): most need 16 or 17 digits, as potentials do.
      random_ = random_ * 2862933555777941757U + 1;
      potentials_[next_] = static_cast<double>(random_ >> 11U) * 0x1p-53;
      spikes_[next_] = !spikes_[next_];
      if (writer_ == nullptr) continue;
      writer_->change(potential_reals_[next_], potentials_[next_]);
      writer_->change(spike_wires_[next_], spikes_[next_]);
    }
  }

  std::array<double, neurons> potentials_{};
  std::array<bool, neurons> spikes_{};
  bool clk_ = false;

  lif::WaveformWriter* writer_ = nullptr;
  lif::WaveformWriter::Wire clk_wire_{};
  std::vector<lif::WaveformWriter::Real> potential_reals_;
  std::vector<lif::WaveformWriter::Wire> spike_wires_;

  sc_core::sc_event start_;
  std::uint64_t half_periods_ = 0;
  std::uint64_t time_ = 0;
  std::size_t changes_ = 0;
  std::size_t next_ = 0;
  std::uint64_t random_ = 1;
};

/// A design, how much of it changes, and the file that records it.
struct Case {
  Design& design;
  std::size_t changes;
  std::uint64_t steps;
  std::string path;  // of the waveform, without its extension
};

void run_untraced(const Case& measured) { measured.design.run(measured.steps, measured.changes, nullptr); }

void run_sc_trace(const Case& measured) {
  sc_core::sc_trace_file* file = sc_core::sc_create_vcd_trace_file(measured.path.c_str());
  file->set_time_unit(1, SC_NS);
  measured.design.trace(file);
  measured.design.run(measured.steps, measured.changes, nullptr);
  sc_core::sc_close_vcd_trace_file(file);
}

template <class TraceFile>
void run_trace_file(const Case& measured) {
  TraceFile file(measured.path + ".vcd");
  file.set_time_unit(1, SC_NS);
  measured.design.trace(&file);
  measured.design.run(measured.steps, measured.changes, nullptr);
  file.close();
}

template <class Writer>
void run_writer(const Case& measured) {
  lif::OutputFile file(measured.path + ".vcd");
  Writer writer(file, "1 ns");
  measured.design.run(measured.steps, measured.changes, &writer);
  file.commit();
}

void add(const std::string& name, const Case& measured, void (*run)(const Case&)) {
  const auto repeat = [measured, run](benchmark::State& state) {
    const std::string file = measured.path + ".vcd";
    std::error_code none;
    for (auto iteration : state) {
      (void)iteration;
      run(measured);
      state.PauseTiming();
      const auto bytes = std::filesystem::file_size(file, none);
      if (!none) state.counters["bytes_per_step"] = static_cast<double>(bytes / measured.steps);
      std::filesystem::remove(file, none);  // because replacing a file costs more than creating one
      state.ResumeTiming();
    }
    state.counters["per_step"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * static_cast<double>(measured.steps),
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  };
  benchmark::RegisterBenchmark(("waveform_" + name).c_str(), repeat)->Unit(benchmark::kMillisecond);
}

}  // namespace

int sc_main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  // Silences SystemC's message, for each of its trace files, that times are in ns.
  sc_core::sc_report_handler::set_actions(sc_core::SC_INFO, sc_core::SC_DO_NOTHING);
  Design design("design");
  const std::string path =
      (std::filesystem::temp_directory_path() / ("lif-waveform-" + std::to_string(::getpid()))).string();
  for (const auto& [name, changes, steps] :
       {std::tuple("dense", neurons, 500U), std::tuple("sparse", sparse_changes, 20'000U)}) {
    const Case measured{design, changes, steps, path};
    add(std::string(name) + "/none", measured, run_untraced);
    add(std::string(name) + "/sc_trace", measured, run_sc_trace);
    add(std::string(name) + "/VcdTraceFile", measured, run_trace_file<lif::VcdTraceFile>);
    add(std::string(name) + "/VcdWriter", measured, run_writer<lif::VcdWriter>);
#ifdef LIF_WITH_FST
    add(std::string(name) + "/FstTraceFile", measured, run_trace_file<lif::FstTraceFile>);
    add(std::string(name) + "/FstWriter", measured, run_writer<lif::FstWriter>);
#endif
  }
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
